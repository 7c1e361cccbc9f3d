package dev.patchbay.connector;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A pattern that counts as bound lets no server in that its author did not name, whatever a person sends. */
class HostPatternTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[a-z]+",
                "[a-z-]+\\.com",
                "https://[a-z-]+\\.eu",
                "[a-z.]+",
                "[a-z-]*acme\\.test",
                "\\dacme\\.test",
                "\\w+acme\\.test",
                "acme\\.test[a-z.]*",
                "x-([a-z.]+)",
                "(?:[a-z]+)?acme\\.test",
                "https://(?P<h>[a-z]+\\.(com|net))",
                "acme.test",
                "x-[a-z]+",
                "x-(?:[a-z]+\\.)?[a-z]+",
                "(?:acme\\.test)+",
                "[a-z]+|acme\\.test",
                "((a|b|c|d|e|f|g|h)(a|b|c|d|e|f|g|h)){1,9}\\.acme\\.test(a|b|c|d|e|f|g|h)",
                "[a-z]{2}\\.com",
                "a{x[a-z]+",
                "\\pL{2,3}\\.com",
                "((((((((((a+)+)+)+)+)+)+)+)+)+)+",
                "[^/]+",
                "https://[a-z.-9]+\\.acme\\.test",
                "https://[ -~]+\\.acme\\.test",
                "https://[]/a-z.]+\\.acme\\.test",
                "https://[\\pP\\w]+\\.acme\\.test",
                "https://[a-z.\\/]+\\.acme\\.test",
                "https://[a-z.\\x2f]+\\.acme\\.test",
                "https://[a-z.[:punct:]]+\\.acme\\.test"
            })
    void one_that_lets_others_in_is_not_bound(String pattern) {
        assertThat(HostPattern.isBound(pattern)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://[a-z0-9-]+\\.acme\\.test",
                "https://[a-z0-9-]+(\\.sandbox)?\\.my\\.acme\\.test",
                "(eu|us)\\.acme\\.test",
                "(?:eu|us)\\.acme\\.test",
                "(?i)[a-z-]+\\.acme\\.(?:com|eu)",
                "(?:[a-z0-9-]+\\.)+acme\\.test",
                "^https?://[a-z]+\\.acme\\.test$",
                "acme\\.test",
                "https://[-a-z0-9_.]+\\.acme\\.test",
                "https://[\\w.-]+\\.acme\\.test",
                "[0-9a-f]{8}-(eu|us)",
                "[a-z]{2}[0-9]{1,3}?\\.acme\\.test",
                "https://acme\\.test(/[a-z]+)?"
            })
    void one_that_names_the_apps_servers_is(String pattern) {
        assertThat(HostPattern.isBound(pattern)).isTrue();
    }

    @Property(tries = 20_000)
    void nobody_gets_elsewhere_by_a_bound_pattern(@ForAll("patterns") String pattern, @ForAll("values") String value) {
        if (!HostPattern.isBound(pattern)) {
            return;
        }
        kept(pattern, value).ifPresent(kept -> {
            for (String template : List.of("{home}/api", "https://{home}/api", "https://{home}:8443/api")) {
                filled(template, kept)
                        .ifPresent(uri -> assertThat(isForeign(uri.getHost()))
                                .as("%s with %s: %s", pattern, value, uri)
                                .isFalse());
            }
        });
    }

    /** A server whose registered name a stranger may own. */
    private static boolean isForeign(String host) {
        List<String> labels = Arrays.asList(host.split("\\."));
        return host.equals("localhost")
                || host.matches("[0-9.]+")
                || labels.subList(Math.max(0, labels.size() - 2), labels.size()).stream()
                        .anyMatch(label -> label.contains("evil"));
    }

    private static Optional<String> kept(String pattern, String value) {
        try {
            Matcher matcher = Pattern.compile(pattern).matcher(value);
            return matcher.matches()
                    ? Optional.ofNullable(matcher.groupCount() > 0 ? matcher.group(1) : value)
                    : Optional.empty();
        } catch (PatternSyntaxException e) {
            return Optional.empty();
        }
    }

    private static Optional<URI> filled(String template, String value) {
        try {
            return Optional.of(UrlTemplate.of(template).fill(Map.of("home", value)));
        } catch (IllegalArgumentException doesNotFit) {
            return Optional.empty();
        }
    }

    @Provide
    Arbitrary<String> patterns() {
        return Arbitraries.of(
                        "acme\\.test",
                        "acme",
                        "\\.",
                        "com",
                        "[a-z]+",
                        "[a-z-]*",
                        "[a-z.]+",
                        "[a-z:]+",
                        "[.-9a-z]+",
                        "[a-z.\\x2f]+",
                        "[a-z.\\/-]+",
                        "\\w+",
                        "\\d",
                        "(?:[a-z]+\\.)?",
                        "(?:[a-z]+)*",
                        "(eu|us)",
                        "([a-z]+)",
                        "(?P<x>[a-z.]+)",
                        ".*",
                        "https://",
                        "x-",
                        "|",
                        "/")
                .list()
                .ofMinSize(1)
                .ofMaxSize(6)
                .map(pieces -> String.join("", pieces));
    }

    @Provide
    Arbitrary<String> values() {
        return Arbitraries.of(
                        "evil",
                        "evil.com",
                        ".",
                        "acme",
                        ".test",
                        "acme.test",
                        "com",
                        "eu",
                        "https://",
                        "x-",
                        "/",
                        ":",
                        "@",
                        "1",
                        "10.0.0.1",
                        "localhost")
                .list()
                .ofMinSize(1)
                .ofMaxSize(6)
                .map(pieces -> String.join("", pieces));
    }
}
