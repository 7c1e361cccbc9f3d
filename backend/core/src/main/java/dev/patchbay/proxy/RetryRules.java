package dev.patchbay.proxy;

import dev.patchbay.gateway.CallFailed;
import dev.patchbay.gateway.StreamedReply;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Set;

/** When a call that went wrong is carried out once more without the caller noticing. */
final class RetryRules {

    /** RFC 9110, section 9.2.2. */
    private static final Set<String> IDEMPOTENT = Set.of("GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE");

    private final Clock clock;

    RetryRules(Clock clock) {
        this.clock = clock;
    }

    static boolean isIdempotent(String method) {
        return IDEMPOTENT.contains(method);
    }

    /** The connection broke before an answer: one that had been kept open may have been closed at that moment. */
    static boolean brokeUnanswered(CallFailed failed) {
        return failed.cause() == CallFailed.Cause.RESET;
    }

    /** How long the app asks to wait before the same call has a chance (RFC 9110, section 10.2.3). */
    Optional<Duration> wait(StreamedReply reply) {
        return reply.status() == 429 || reply.status() == 503
                ? reply.header("Retry-After").flatMap(this::read)
                : Optional.empty();
    }

    private Optional<Duration> read(String value) {
        String text = value.strip();
        try {
            Duration wait = text.matches("\\d{1,9}")
                    ? Duration.ofSeconds(Long.parseLong(text))
                    : Duration.between(
                            clock.instant(),
                            ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                                    .toInstant());
            return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }
}
