package dev.patchbay.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.patchbay.token.Token;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.session.SessionIdGenerator;
import org.springframework.stereotype.Component;

/**
 * Keys that browsers carry (a {@link Token} each), and the session ids made of them. The session id, all that is
 * ever stored, is its SHA-256 in hex.
 */
@Component
public final class SessionKeys implements SessionIdGenerator {

    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final ThreadLocal<@Nullable String> given = new ThreadLocal<>();

    /** From the making of an id to the response that carries its key; a minute covers the slowest response. */
    private final Cache<String, String> fresh = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofMinutes(1))
            .build();

    /** Whether the text has the form of a key. */
    public static boolean isKey(String text) {
        return KEY.matcher(text).matches();
    }

    /** The session id that belongs to a key. */
    public static String idOf(String key) {
        return HexFormat.of().formatHex(Token.hash(key));
    }

    /** Until closed, a session made by this thread gets the id of this key: the one in the address of its request. */
    Given given(String key) {
        given.set(key);
        return given::remove;
    }

    @Override
    public String generate() {
        String key = given.get();
        if (key != null) {
            return idOf(key);
        }
        String random = Token.next();
        String id = idOf(random);
        fresh.put(id, random);
        return id;
    }

    /** The key of a session id that was made within the last minute on this node. */
    Optional<String> keyOf(String id) {
        return Optional.ofNullable(fresh.getIfPresent(id));
    }

    /** Ends what {@link #given(String)} began. */
    interface Given extends AutoCloseable {
        @Override
        void close();
    }
}
