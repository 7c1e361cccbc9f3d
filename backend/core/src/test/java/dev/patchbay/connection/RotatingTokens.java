package dev.patchbay.connection;

import dev.patchbay.connection.Credentials.OAuth2Tokens;
import dev.patchbay.testing.TestApp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A strict provider: each refresh token works once, and one that is used again ends its grant for good. */
public final class RotatingTokens implements TestApp.Endpoint {

    /** What {@link #newest} says of a grant that a second use of a refresh token has ended. */
    public static final int OVER = -1;

    private final Map<String, Integer> current = new ConcurrentHashMap<>();
    private final AtomicInteger refreshes = new AtomicInteger();

    /** A grant whose access token has ended. */
    public OAuth2Tokens expired(String grant, Instant now) {
        current.put(grant, 0);
        return new OAuth2Tokens(
                grant + ".access.0", grant + ".0", now.minusSeconds(3600), now.minusSeconds(1), List.of());
    }

    public int refreshes() {
        return refreshes.get();
    }

    /** The number of the grant's newest refresh token, by which one sees how often it was refreshed. */
    public int newest(String grant) {
        return current.getOrDefault(grant, OVER);
    }

    @Override
    public TestApp.Answer answer(TestApp.Asked asked) {
        String token = asked.form().getOrDefault("refresh_token", "unknown.0");
        int dot = token.lastIndexOf('.');
        String grant = token.substring(0, dot);
        int number = Integer.parseInt(token.substring(dot + 1));
        int next = current.compute(grant, (name, now) -> now == number ? number + 1 : OVER);
        if (next == OVER) {
            return TestApp.Answer.json(400, "{\"error\":\"invalid_grant\"}");
        }
        refreshes.incrementAndGet();
        return TestApp.Answer.json(
                200,
                "{\"access_token\":\"%1$s.access.%2$d\",\"refresh_token\":\"%1$s.%2$d\",\"expires_in\":3600}"
                        .formatted(grant, next));
    }
}
