package dev.patchbay.organization;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OriginTest {

    @Property(tries = 5000)
    void an_origin_is_canonical_and_fits_into_a_policy(@ForAll("texts") String text) {
        Origin.parse(text).ifPresent(origin -> {
            assertThat(Origin.parse(origin)).contains(origin);
            assertThat(origin).matches("https?://[a-z0-9.\\-\\[\\]:]+").hasSizeLessThanOrEqualTo(300);
            assertThat(URI.create(origin).getHost()).isNotEmpty();
        });
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> piece = Arbitraries.of(
                "http",
                "https",
                "HTTPS",
                "://",
                ":",
                "/",
                "a",
                "App",
                ".example.com",
                "localhost",
                "[::1]",
                "[fe80::1%25x]",
                ":443",
                ":80",
                ":8080",
                ":99999",
                ":-1",
                ":",
                "?",
                "#",
                "@",
                "user",
                "*",
                " ",
                ";",
                "'",
                "\"",
                "\n",
                "ä",
                "%20",
                "null",
                "_",
                "-");
        return piece.array(String[].class).ofMaxSize(7).map(pieces -> String.join("", pieces));
    }

    @ParameterizedTest
    @CsvSource({
        "https://app.example.com, https://app.example.com",
        "https://App.Example.com:443/, https://app.example.com",
        "http://localhost:80, http://localhost",
        "http://localhost:3000, http://localhost:3000",
        "https://[::1]:8443, https://[::1]:8443",
    })
    void each_origin_has_one_text(String text, String canonical) {
        assertThat(Origin.parse(text)).contains(canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "null", "*", "https://*.example.com", "https://a/path", "https://a?q", "https://a#f", "https://u@a",
                "ftp://a", "https://", "//a", "a", "https://a b", "https://a;script-src *", "https://a:99999",
                        "data:text/html,x",
                "javascript://a", "https://a//", "https://a:0", "https://[fe80::1%25eth0]"
            })
    void what_is_more_or_less_than_an_origin_is_refused(String text) {
        assertThat(Origin.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost", "http://x.localhost:1", "http://127.0.0.1:3000", "https://[::1]"})
    void the_machine_itself_is_recognised(String origin) {
        assertThat(Origin.isLoopback(origin)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://localhost.evil.test",
                "http://127.0.0.1.evil.test",
                "http://notlocalhost",
                "http://10.0.0.1"
            })
    void others_do_not_pass_for_it(String origin) {
        assertThat(Origin.isLoopback(origin)).isFalse();
    }
}
