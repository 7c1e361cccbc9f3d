package dev.patchbay.proxy;

import dev.patchbay.gateway.Header;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What a request carried that its answer must not tell. */
final class Secrets {

    /** Anything shorter is in too many harmless texts. */
    private static final int SHORTEST = 6;

    private final Set<String> names = new HashSet<>();
    private final Set<String> values = new HashSet<>();

    /** @param headers the secret ones among them count */
    Secrets(List<Header> headers, Map<String, String> query) {
        headers.stream().filter(Header::sensitive).forEach(header -> {
            names.add(header.name().toLowerCase(Locale.ROOT));
            keep(header.value());
            // The value without its scheme: Bearer, Basic and the like.
            keep(header.value().substring(header.value().indexOf(' ') + 1));
        });
        query.values().forEach(this::keep);
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
