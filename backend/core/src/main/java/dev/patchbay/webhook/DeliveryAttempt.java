package dev.patchbay.webhook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One time that a message was sent.
 *
 * @param status the HTTP status, when there was an answer
 * @param error stable code of what went wrong, e.g. {@code upstream_timeout}
 * @param message the same in one sentence
 * @param answer the beginning of the answer's text, what looks like a secret masked
 */
public record DeliveryAttempt(
        int number,
        Instant at,
        long millis,
        @Nullable Integer status,
        @Nullable String error,
        @Nullable String message,
        @Nullable String answer) {}
