package dev.patchbay.proxy;

import dev.patchbay.connection.RequestCredentials;
import dev.patchbay.gateway.Header;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** What a request carried that its answer must not tell. */
final class Secrets {

    /** Anything shorter is in too many harmless texts. */
    private static final int SHORTEST = 6;

    private final Set<String> names = new HashSet<>();
    private final Set<String> values = new HashSet<>();

    Secrets(RequestCredentials sent) {
        sent.headers().forEach((name, value) -> {
            names.add(name.toLowerCase(Locale.ROOT));
            keep(value);
            // The value without its scheme: Bearer, Basic and the like.
            keep(value.substring(value.indexOf(' ') + 1));
        });
        sent.query().values().forEach(this::keep);
    }

    /** Whether the header is named like a credential or quotes one. */
    boolean isIn(Header header) {
        return names.contains(header.name().toLowerCase(Locale.ROOT))
                || values.stream().anyMatch(header.value()::contains);
    }

    private void keep(String value) {
        if (value.length() >= SHORTEST) {
            values.add(value);
            values.add(URLEncoder.encode(value, StandardCharsets.UTF_8));
        }
    }
}
