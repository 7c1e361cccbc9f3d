package dev.patchbay.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.problem.InvalidInput;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** However a path is written, the call stays below the base URL, also for an app that decodes it again. */
class ProxyPathPropertyTest {

    private static final Destination APP = Destination.of(URI.create("https://api.acme.test/v1/"));

    @Property(tries = 20_000)
    void a_call_never_leaves_the_base_url(@ForAll("paths") String path) {
        ProxyPath checked;
        try {
            checked = ProxyPath.of(path);
        } catch (InvalidInput refused) {
            return;
        }
        URI called = APP.below(checked, null);

        assertThat(called.getScheme()).isEqualTo("https");
        assertThat(called.getRawAuthority()).isEqualTo("api.acme.test");
        assertThat(called.toString()).isEqualTo("https://api.acme.test/v1" + path);
        String seen = called.getRawPath();
        for (int i = 0; i < 5; i++) {
            assertThat(URI.create("https://x" + encodeOdd(seen)).normalize().getRawPath())
                    .as("%s, decoded %s times", path, i)
                    .startsWith("/v1");
            assertThat(seen).doesNotContain("\\", "//", "\r", "\n", "\0");
            seen = decode(seen);
        }
    }

    @Property
    void a_path_of_plain_segments_passes_as_it_is(@ForAll("plain") String path) {
        assertThat(ProxyPath.of(path).text()).isEqualTo(path);
    }

    @Provide
    Arbitrary<String> paths() {
        return Arbitraries.of(
                        "/",
                        "/",
                        "a",
                        "b1",
                        ".",
                        "..",
                        "%2e",
                        "%2E",
                        "%252e",
                        "%2f",
                        "%2F",
                        "%252f",
                        "%5c",
                        "\\",
                        "@",
                        "%40",
                        ":",
                        "//",
                        "%",
                        "%2",
                        "%00",
                        "%0d%0a",
                        "\r\n",
                        ";",
                        "%3b",
                        "?",
                        "#",
                        "evil.com",
                        "%25",
                        "%c0%ae",
                        "%ff",
                        "é",
                        " ",
                        "%20",
                        "[",
                        "|",
                        "http:",
                        "user:pw@")
                .list()
                .ofMaxSize(8)
                .map(parts -> "/" + String.join("", parts));
    }

    @Provide
    Arbitrary<String> plain() {
        Arbitrary<String> segment = Arbitraries.strings()
                .withChars("abcXYZ019-_~!$&'()*+,=")
                .ofMinLength(1)
                .ofMaxLength(12);
        return segment.list().ofMinSize(1).ofMaxSize(6).map(parts -> "/" + String.join("/", parts));
    }

    private static String decode(String text) {
        return URLDecoder.decode(
                text.replaceAll("%(?![0-9A-Fa-f]{2})", "%25").replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** What only stands for itself, so that a URI can hold it. */
    private static String encodeOdd(String path) {
        return path.replaceAll("%(?![0-9A-Fa-f]{2})", "%25").replaceAll("[^A-Za-z0-9._~!$&'()*+,;=:@/%-]", "_");
    }
}
