package dev.patchbay.plugin;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What requests to the app carry from now on. Names and values must be able to stand in a request: printable ASCII, no header that
 * frames it such as {@code Host}. Its text shows no value.
 *
 * @param expiresAt when the handler has to be asked again; never, when absent
 * @param account whose account it is, as far as the handler knows
 */
public record HandlerAnswer(
        Map<String, String> headers,
        Map<String, String> query,
        @Nullable Instant expiresAt,
        @Nullable Account account) {

    /** Whose account it is; the id tells two accounts apart. */
    public record Account(
            @Nullable String id,
            @Nullable String name,
            @Nullable String email) {}

    public HandlerAnswer {
        headers = Map.copyOf(headers);
        query = Map.copyOf(query);
    }

    /** Headers that do not end. */
    public static HandlerAnswer ofHeaders(Map<String, String> headers) {
        return new HandlerAnswer(headers, Map.of(), null, null);
    }

    /** The same, to be asked for again at that time. */
    public HandlerAnswer until(Instant end) {
        return new HandlerAnswer(headers, query, end, account);
    }

    /** The same, of that account. */
    public HandlerAnswer of(Account whose) {
        return new HandlerAnswer(headers, query, expiresAt, whose);
    }

    @Override
    public String toString() {
        return "HandlerAnswer[masked]";
    }
}
