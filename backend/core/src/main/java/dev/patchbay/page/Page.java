package dev.patchbay.page;

import dev.patchbay.id.TypedId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Some rows of a list, and where the next ones begin; without a cursor these are the last. */
public record Page<T>(List<T> data, Optional<String> nextCursor) {

    /** Makes a page of rows that were read with {@link PageRequest#rowsToRead()}. */
    public static <T> Page<T> of(List<T> rows, PageRequest request, Function<T, ? extends TypedId> id) {
        if (rows.size() <= request.limit()) {
            return new Page<>(List.copyOf(rows), Optional.empty());
        }
        List<T> shown = List.copyOf(rows.subList(0, request.limit()));
        return new Page<>(shown, Optional.of(PageRequest.cursor(id.apply(shown.getLast()))));
    }

    public <R> Page<R> map(Function<T, R> mapping) {
        return new Page<>(data.stream().map(mapping).toList(), nextCursor);
    }
}
