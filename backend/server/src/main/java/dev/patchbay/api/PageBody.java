package dev.patchbay.api;

import dev.patchbay.page.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param nextCursor what {@code ?cursor=} takes for the next page; null on the last one
 */
public record PageBody<T>(List<T> data, @Nullable String nextCursor) {

    static <T> PageBody<T> of(Page<T> page) {
        return new PageBody<>(page.data(), page.nextCursor().orElse(null));
    }
}
