package dev.patchbay.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.patchbay.id.ConnectionId;
import dev.patchbay.problem.InvalidInput;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageRequestTest {

    @Test
    void a_list_begins_with_its_newest_fifty() {
        PageRequest first = PageRequest.of(null, null);

        assertThat(first.limit()).isEqualTo(50);
        assertThat(first.bound()).containsOnly(0xff).hasSize(16);
        assertThat(PageRequest.of(null, "").before()).isNull();
    }

    @Test
    void the_cursor_of_a_page_leads_behind_its_last_row() {
        List<ConnectionId> rows = List.of(ConnectionId.next(), ConnectionId.next(), ConnectionId.next());

        Page<ConnectionId> page = Page.of(rows, PageRequest.first(2), Function.identity());

        assertThat(page.data()).containsExactly(rows.get(0), rows.get(1));
        assertThat(PageRequest.of(2, page.nextCursor().orElseThrow()).bound())
                .isEqualTo(rows.get(1).bytes());
    }

    @Test
    void the_last_page_has_no_cursor() {
        List<ConnectionId> rows = List.of(ConnectionId.next(), ConnectionId.next());

        assertThat(Page.of(rows, PageRequest.first(2), Function.identity()).nextCursor())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 101, Integer.MIN_VALUE, Integer.MAX_VALUE})
    void a_limit_out_of_range_is_named(int limit) {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> PageRequest.of(limit, null))
                .satisfies(e -> assertThat(e.errors().getFirst().field()).isEqualTo("limit"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "AAAA", "\0", "é", "AAAAAAAAAAAAAAAAAAAAAAA", "AAAAAAAAAAAAAAAAAAAAAA=%"})
    void a_cursor_of_someone_elses_making_is_named(String cursor) {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> PageRequest.of(1, cursor))
                .satisfies(e -> assertThat(e.errors().getFirst().field()).isEqualTo("cursor"));
    }
}
