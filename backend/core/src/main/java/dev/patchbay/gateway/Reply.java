package dev.patchbay.gateway;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A complete answer, its body decompressed. Its text shows neither headers nor body: both may hold tokens. */
public record Reply(int status, List<Header> headers, byte[] body) {

    private static final Pattern CHARSET = Pattern.compile("(?i);\\s*charset\\s*=\\s*\"?([^\\s;\"]+)");

    public Reply {
        headers = List.copyOf(headers);
    }

    /** Whether the status is 2xx. */
    public boolean ok() {
        return status >= 200 && status < 300;
    }

    /** The first field of that name. */
    public Optional<String> header(String name) {
        return headers.stream()
                .filter(header -> header.named(name))
                .map(Header::value)
                .findFirst();
    }

    /** The body in the character set that it declares, else UTF-8; what does not fit it becomes U+FFFD. */
    public String text() {
        return new String(body, charset());
    }

    /** Whether the body calls itself JSON: {@code application/json} or any {@code …+json} (RFC 6839). */
    public boolean isJson() {
        return header("Content-Type")
                .map(type -> type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
                .filter(type -> type.equals("application/json") || type.endsWith("+json"))
                .isPresent();
    }

    @Override
    public String toString() {
        return status + ", " + body.length + " bytes";
    }

    private Charset charset() {
        Matcher declared = CHARSET.matcher(header("Content-Type").orElse(""));
        try {
            return declared.find() ? Charset.forName(declared.group(1)) : StandardCharsets.UTF_8;
        } catch (IllegalArgumentException unknown) {
            return StandardCharsets.UTF_8;
        }
    }
}
