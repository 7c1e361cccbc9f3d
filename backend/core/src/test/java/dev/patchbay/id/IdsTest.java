package dev.patchbay.id;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;

class IdsTest {

    @Property
    void an_id_reads_back_from_its_text_and_its_bytes(@ForAll long high, @ForAll long low) {
        ConnectionId id = new ConnectionId(new UUID(high, low));

        assertThat(ConnectionId.parse(id.text())).contains(id);
        assertThat(ConnectionId.of(id.bytes())).isEqualTo(id);
        assertThat(id.text()).matches("conn_[0-9a-hjkmnp-tv-z]{26}");
    }

    @Property
    void texts_sort_as_the_ids_do(@ForAll long high, @ForAll long low, @ForAll long otherHigh, @ForAll long otherLow) {
        UUID one = new UUID(high, low);
        UUID other = new UUID(otherHigh, otherLow);

        assertThat(Integer.signum(Base32.encode(one).compareTo(Base32.encode(other))))
                .isEqualTo(Integer.signum(unsigned(one, other)));
    }

    @Property
    void nothing_but_an_id_is_taken_for_one(@ForAll @StringLength(max = 40) String text) {
        ConnectionId.parse(text).ifPresent(id -> assertThat(id.text()).isEqualTo(text));
        ConnectionId.parse("conn_" + text).ifPresent(id -> assertThat(id.text()).isEqualTo("conn_" + text));
    }

    @Example
    void look_alikes_and_other_kinds_are_refused() {
        String text = ConnectionId.next().text();

        assertThat(ConnectionId.parse(text.toUpperCase(Locale.ROOT))).isEmpty();
        assertThat(ConnectionId.parse(text.replace("conn_", "ctr_"))).isEmpty();
        assertThat(ConnectionId.parse("conn_" + "z".repeat(26)))
                .as("more than 128 bits")
                .isEmpty();
        assertThat(ConnectionId.parse(text + "0")).isEmpty();
        assertThat(ConnectionId.parse(text.substring(5))).isEmpty();
    }

    @Example
    void ids_sort_by_the_time_of_their_making() {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            texts.add(ConnectionId.next().text());
        }

        assertThat(texts).isSortedAccordingTo(Comparator.naturalOrder()).doesNotHaveDuplicates();
    }

    private static int unsigned(UUID one, UUID other) {
        int high = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
        return high != 0 ? high : Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits());
    }
}
