package dev.patchbay.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.patchbay.gateway.Content;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

class KeptContentTest {

    @Test
    void a_small_body_can_be_read_again_from_wherever_it_was_left() throws IOException {
        KeptContent kept = of(1000);
        assertThat(kept.content().stream().readNBytes(10)).hasSize(10);
        assertThat(kept.content().stream().readNBytes(500)).isEqualTo(bytes(500));
        assertThat(kept.content().stream().readAllBytes()).isEqualTo(bytes(1000));
        assertThat(kept.content().stream().readAllBytes()).isEqualTo(bytes(1000));
        assertThat(kept.passed()).isEqualTo(1000);
    }

    @Test
    void a_body_of_exactly_the_most_is_kept_and_one_byte_more_is_not() throws IOException {
        KeptContent fits = of(KeptContent.MOST);
        fits.content().stream().readAllBytes();
        assertThat(fits.canRepeat()).isTrue();

        KeptContent more = of(KeptContent.MOST + 1);
        assertThat(more.content().stream().readAllBytes()).hasSize(KeptContent.MOST + 1);
        assertThat(more.canRepeat()).isFalse();
        assertThatIllegalStateException().isThrownBy(more::content);
    }

    @Test
    void a_large_body_of_which_little_was_read_can_still_be_sent() throws IOException {
        KeptContent kept = of(1_000_000);
        kept.content().stream().readNBytes(1000);

        assertThat(kept.canRepeat()).isTrue();
        assertThat(kept.content().stream().readAllBytes()).isEqualTo(bytes(1_000_000));
    }

    @Test
    void nothing_waits_for_the_whole() throws IOException {
        InputStream slow = new InputStream() {
            private int given;

            @Override
            public int read() {
                return given++ < 3 ? 'x' : fail();
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                buffer[offset] = (byte) read();
                return 1;
            }

            private int fail() {
                throw new AssertionError("Read further than was asked for");
            }
        };
        byte[] buffer = new byte[100];

        assertThat(new KeptContent(new Content(slow, Content.UNKNOWN))
                        .content().stream().read(buffer))
                .isEqualTo(1);
    }

    @Test
    void what_is_held_as_a_whole_can_be_sent_any_number_of_times() throws IOException {
        KeptContent kept = of(500_000);

        assertThat(kept.whole(1_000_000)).isEqualTo(bytes(500_000));
        assertThat(kept.canRepeat()).isTrue();
        assertThat(kept.whole(1_000_000)).isEqualTo(bytes(500_000));
        assertThat(of(2000).whole(1000)).hasSize(1001);
    }

    private static KeptContent of(int size) {
        return new KeptContent(new Content(new ByteArrayInputStream(bytes(size)), size));
    }

    private static byte[] bytes(int size) {
        byte[] bytes = new byte[size];
        for (int i = 0; i < size; i++) {
            bytes[i] = (byte) i;
        }
        return bytes;
    }
}
