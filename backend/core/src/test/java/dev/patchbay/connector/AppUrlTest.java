package dev.patchbay.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AppUrlTest {

    private static final String BASE = "https://api.acme.test/v1";

    @Property(tries = 5000)
    void a_path_that_is_let_through_stays_with_the_app(
            @ForAll
                    @Chars({'/', '\\', '@', ':', '.', '?', '#', '%', '2', 'e', 'f', 'a', '-', '&', '=', ';', '[', ']'})
                    @StringLength(max = 14)
                    String path) {
        URI target;
        try {
            target = AppUrl.below(BASE, path);
        } catch (IllegalArgumentException e) {
            return;
        }
        if (AppUrl.isOn(BASE, target)) {
            URI reached = target.normalize();
            assertThat(reached.getScheme()).isEqualTo("https");
            assertThat(reached.getRawAuthority()).isIn("api.acme.test", "api.acme.test:", "api.acme.test:443");
            assertThat(reached.getPath()).doesNotContain("..").doesNotContain("\\");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "https://api.acme.test/v1, /me, https://api.acme.test/v1/me",
        "https://api.acme.test/v1/, /me, https://api.acme.test/v1/me",
        "https://api.acme.test/v1, me, https://api.acme.test/v1/me",
        "https://api.acme.test/v1, '', https://api.acme.test/v1",
        "https://api.acme.test/v1, ?q=1, https://api.acme.test/v1?q=1",
        "https://api.acme.test, @evil.test/, https://api.acme.test/@evil.test/",
        "https://api.acme.test, .evil.test/, https://api.acme.test/.evil.test/",
        "https://api.acme.test, :80/x, https://api.acme.test/:80/x",
        "https://api.acme.test, //evil.test/, https://api.acme.test//evil.test/",
    })
    void paths_go_below_the_base(String base, String path, String target) {
        assertThat(AppUrl.below(base, path)).hasToString(target);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://api.acme.test/v1/me",
                "https://evil.test/",
                "https://api.acme.test.evil.test/",
                "https://api.acme.test:8443/",
                "https://api.acme.test@evil.test/",
                "https://evil.test@api.acme.test/",
                "https://api.acme.test/v1/../admin",
                "https://api.acme.test/v1/%2e%2E/admin",
                "https://api.acme.test/v1/..%2fadmin",
                "https://api.acme.test/v1%2F..",
                "mailto:me@api.acme.test",
                "/v1/me",
            })
    void what_leaves_the_app_is_seen(String target) {
        assertThat(AppUrl.isOn(BASE, URI.create(target))).isFalse();
    }

    @Example
    void the_default_port_may_be_written_out() {
        assertThat(AppUrl.isOn(BASE, URI.create("https://API.acme.test:443/v1/me")))
                .isTrue();
        assertThat(AppUrl.isOn("http://localhost:8080/api", URI.create("http://localhost:8080/other")))
                .isTrue();
    }
}
