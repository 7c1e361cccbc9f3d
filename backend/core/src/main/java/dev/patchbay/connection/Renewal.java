package dev.patchbay.connection;

import dev.patchbay.connection.Credentials.Ending;
import dev.patchbay.connection.Credentials.Handled;
import dev.patchbay.connection.Credentials.OAuth2Tokens;
import dev.patchbay.connector.AuthMethod;
import dev.patchbay.connector.Custom;
import dev.patchbay.connector.OAuth2;
import java.time.Duration;
import java.time.Instant;

/** When credentials are renewed: in the last fifth of their life, and at most five minutes before their end. */
final class Renewal {

    private static final Duration LONGEST_AHEAD = Duration.ofMinutes(5);

    /** Apps count in whole seconds: a token may end a second before its time. */
    private static final Duration SHORTEST_AHEAD = Duration.ofSeconds(1);

    private Renewal() {}

    /** Whether they can be obtained anew without their person. */
    static boolean isPossible(AuthMethod method, Credentials credentials) {
        return switch (credentials) {
            case OAuth2Tokens tokens ->
                tokens.refreshToken() != null
                        || method instanceof OAuth2 oauth2 && oauth2.grant() == OAuth2.Grant.CLIENT_CREDENTIALS;
            case Handled handled -> method instanceof Custom;
            case Credentials.None other -> false;
            case Credentials.Basic other -> false;
            case Credentials.Bearer other -> false;
            case Credentials.Key other -> false;
            case Credentials.HmacKey other -> false;
            case Credentials.AwsKeys other -> false;
            case Credentials.OAuth1Token other -> false;
        };
    }

    /** Whether it is time; what cannot be renewed is used to its end. */
    static boolean isDue(AuthMethod method, Credentials credentials, Instant now) {
        if (!(credentials instanceof Ending ending) || ending.expiresAt() == null) {
            return false;
        }
        Instant end = ending.expiresAt();
        return !now.isBefore(isPossible(method, credentials) ? dueAt(ending.obtainedAt(), end) : end);
    }

    static Instant dueAt(Instant obtained, Instant end) {
        Duration life = Duration.between(obtained, end);
        if (life.isNegative()) {
            return end;
        }
        Duration fifth = longer(life.dividedBy(5), SHORTEST_AHEAD);
        // What lives for a second or two must serve for a while all the same.
        return end.minus(shorter(shorter(fifth, LONGEST_AHEAD), life.dividedBy(2)));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    static boolean isStillValid(Credentials credentials, Instant now) {
        return credentials instanceof Ending ending && (ending.expiresAt() == null || now.isBefore(ending.expiresAt()));
    }
}
