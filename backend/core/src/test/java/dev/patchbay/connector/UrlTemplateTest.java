package dev.patchbay.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UrlTemplateTest {

    private static final UrlTemplate HOST = UrlTemplate.of("https://{sub}.example.com/v1/{path}?q={query}");
    private static final UrlTemplate OPEN = UrlTemplate.of("{instance_url}/services");

    @Test
    void values_stand_where_they_belong() {
        assertThat(HOST.fill(Map.of("sub", "acme", "path", "a b,ü%", "query", "x&y=z#")))
                .hasToString("https://acme.example.com/v1/a%20b%2C%C3%BC%25?q=x%26y%3Dz%23");
        assertThat(HOST.names()).containsExactly("sub", "path", "query");
        assertThat(HOST.hostNames()).containsExactly("sub");
        assertThat(HOST.hostSuffix()).isEqualTo(".example.com");
    }

    /** Security model: host escape by a variable. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.com/",
                "evil.com#",
                "evil.com?",
                "evil.com\\",
                "evil.com%2f",
                "evil.com%2F",
                "@evil.com",
                "user@evil.com",
                "a:b@evil.com",
                "evil.com:443",
                "evil.com:443/",
                "//evil.com",
                "\\\\evil.com",
                "http://evil.com",
                "evil.com\n",
                "evil.com\r\nHost: x",
                "evil.com\t",
                "evil.com\u0000",
                " evil",
                "evil ",
                "",
                ".",
                "..",
                "a..b",
                ".evil",
                "evil.",
                "-evil",
                "evil-",
                "münchen",
                "xn--",
                "evil\u3002com",
                "evil\uff0fcom",
                "evil\u2044com",
                "[::1]",
                "{sub}",
                "*",
                "_acme",
                "a,b",
                "a%00",
                "\u202eevil",
                "аcme"
            })
    void a_value_that_is_no_part_of_a_host_name_is_refused(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HOST.fill(Map.of("sub", value, "path", "p", "query", "q")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"acme", "ACME", "a", "a.b", "acme-eu1", "xn--mnchen-3ya", "127", "a1.eu"})
    void a_part_of_a_host_name_is_taken(String value) {
        assertThat(HOST.fill(Map.of("sub", value, "path", "p", "query", "q")).getHost())
                .isEqualTo(value + ".example.com");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "../x",
                "a/b",
                "/",
                "//evil",
                "a\\b",
                "a\u0000",
                "a\nb",
                "..;x",
                "..%2fx",
                "%2e%2e",
                "..%252fx",
                "%5c",
                "%00",
                "%ff",
                "%25252525252e"
            })
    void a_path_does_not_climb(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HOST.fill(Map.of("sub", "acme", "path", value, "query", "q")));
    }

    @ParameterizedTest
    @CsvSource({
        "sub, acme, true",
        "sub, evil.com/, false",
        "path, a b, true",
        "path, a/b, false",
        "query, a/b, true",
        "other, a/b, true"
    })
    void a_value_is_taken_or_not_whatever_the_others_are(String name, String value, boolean taken) {
        assertThat(HOST.takes(name, value)).isEqualTo(taken);
    }

    @ParameterizedTest
    @CsvSource({
        "https://acme.my.salesforce.com, https://acme.my.salesforce.com/services",
        "https://acme.my.salesforce.com/, https://acme.my.salesforce.com/services",
        "http://localhost:8080/sandbox, http://localhost:8080/sandbox/services"
    })
    void a_server_that_a_value_names_is_taken_whole(String value, String url) {
        assertThat(OPEN.fill(Map.of("instance_url", value))).hasToString(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "acme.com",
                "ftp://acme.com",
                "javascript:alert(1)",
                "https://",
                "https://a@b.com",
                "https://acme.com?x",
                "https://acme.com#x",
                "https://acme.com/../x",
                "https://acme.com/./x",
                "https://acme.com/..",
                "https://acme.com//x",
                "https://acme.com/%2e%2e",
                "https://acme.com\\@evil.com",
                "https://acme.com\n",
                "https://[::1]",
                "https://acme.com:99999999",
                "https://münchen.de",
                ""
            })
    void what_is_no_plain_address_of_a_server_is_refused(String value) {
        assertThatIllegalArgumentException().isThrownBy(() -> OPEN.fill(Map.of("instance_url", value)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "acme.com", "/path", "ftp://{a}.com", "{A}/x", "https://{sub}.example.com/#x", "mailto:a@b"})
    void what_has_not_the_form_of_a_url_is_no_template(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> UrlTemplate.of(text));
    }

    @Test
    void a_missing_value_is_named() {
        assertThatExceptionOfType(Template.MissingValue.class)
                .isThrownBy(() -> HOST.fill(Map.of("sub", "acme")))
                .satisfies(missing -> assertThat(missing.name()).isIn("path", "query"));
    }

    /** Whatever is entered: the call goes to the app's own domain, by the author's scheme and port, or nowhere. */
    @Property(tries = 5000)
    void the_host_always_ends_as_the_author_wrote(@ForAll("nasty") String value) {
        for (String template : List.of(
                "https://{sub}.example.com/v1",
                "https://{sub}.example.com:8443",
                "https://eu-{sub}.example.com/{sub}?x={sub}")) {
            URI filled;
            try {
                filled = UrlTemplate.of(template).fill(Map.of("sub", value));
            } catch (IllegalArgumentException refused) {
                continue;
            }
            assertThat(filled.getScheme()).isEqualTo("https");
            assertThat(filled.getHost()).endsWith(".example.com");
            assertThat(filled.getRawUserInfo()).isNull();
            assertThat(filled.getRawFragment()).isNull();
            assertThat(filled.getPort()).isEqualTo(template.contains(":8443") ? 8443 : -1);
        }
    }

    @Property(tries = 3000)
    void a_value_stays_within_its_segment_and_its_parameter(@ForAll("nasty") String value) {
        URI filled;
        try {
            filled = HOST.fill(Map.of("sub", "acme", "path", value, "query", value));
        } catch (IllegalArgumentException refused) {
            return;
        }
        assertThat(filled.getAuthority()).isEqualTo("acme.example.com");
        assertThat(filled.getRawPath().split("/", -1)).hasSize(3);
        assertThat(filled.getRawQuery()).doesNotContain("&").startsWith("q=");
        assertThat(filled.getRawFragment()).isNull();
    }

    @Provide
    Arbitrary<String> nasty() {
        Arbitrary<String> pieces = Arbitraries.of(
                "evil",
                ".",
                "..",
                "/",
                "\\",
                "@",
                ":",
                "?",
                "#",
                "%",
                "%2f",
                "%2e",
                "\n",
                "\r",
                "\u0000",
                " ",
                "-",
                "_",
                "com",
                "{",
                "}",
                "[",
                "]",
                "é",
                "\u3002",
                "\uff0e",
                "\u202e",
                "\ud800",
                "xn--",
                "443",
                "&",
                "=",
                "+",
                ";",
                "localhost",
                "127.0.0.1");
        return Arbitraries.oneOf(
                pieces.list().ofMinSize(1).ofMaxSize(5).map(list -> String.join("", list)),
                Arbitraries.strings().ofMaxLength(12));
    }
}
