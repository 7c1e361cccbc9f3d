package dev.patchbay.docs;

import static dev.patchbay.docs.Repository.document;
import static dev.patchbay.docs.Repository.documents;
import static dev.patchbay.docs.Repository.files;
import static dev.patchbay.docs.Repository.names;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.gateway.CallFailed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Compares the names in the documentation with those in the sources. */
class DocumentedNamesTest {

    /** Where a code is given its name; the first group is the code. */
    private static final List<Pattern> CODES = List.of(
            Pattern.compile("Kind\\.[A-Z_]+,\\s*\"([a-z_]+)\""),
            Pattern.compile("new (?:Attempt\\.)?Failure\\(\\s*\"([a-z_]+)\""),
            Pattern.compile("\\bfailed\\(\\s*\"([a-z_]+)\""),
            Pattern.compile("new Fault\\(\\s*\"([a-z_]+)\""),
            Pattern.compile("new FieldError\\(\\s*[^,]+,\\s*\"([a-z_]+)\""),
            Pattern.compile("errors\\s*\\.add\\([^;]*?,\\s*\"([a-z_]+)\",\\s"),
            Pattern.compile("new InvalidInput\\([^;]*?,\\s*\"([a-z_]+)\",\\s"),
            Pattern.compile("HttpStatus\\.[A-Z_]+,\\s*\"([a-z_]+)\""),
            Pattern.compile("\\b[A-Z_]+\\(\\s*\"([a-z]+_[a-z_]+)\",\\s*\""),
            Pattern.compile("(?:needsReauth|degraded)\\(\"([a-z_]+)\""),
            Pattern.compile("new (?:Rejected|Failed)\\(\\s*\"([a-z]+_[a-z]+)\""),
            Pattern.compile("\\bfail\\('([a-z_]+)'"));

    /** Not what a shown command reads from the reader's own shell. */
    private static final Pattern VARIABLE = Pattern.compile("(?<!\\$)\\b(PATCHBAY_[A-Z_]*[A-Z])\\b");

    private static final Pattern PLACEHOLDER = Pattern.compile("(?:\\$\\{|source=\")patchbay\\.([a-z.-]+)");
    private static final Pattern PROPERTIES = Pattern.compile(
            "@ConfigurationProperties\\(\"patchbay\"\\)\\s+(?:public )?record \\w+\\(([^{]*)\\)\\s*\\{");
    private static final Pattern LINK = Pattern.compile("(?<!!)\\[[^\\]]*]\\(([^)#\\s]*)(?:#([^)\\s]+))?\\)");
    private static final Pattern OPENING = Pattern.compile("(?s)Patchbay\\.connect\\(\\{\\n(.*?)\\n\\s*}\\)");

    private final Document api = document("docs/api.md");

    @Test
    void everyErrorCodeIsInTheApisDocumentation() {
        assertThat(api.codes()).containsAll(codes());
    }

    @Test
    void noErrorCodeIsDocumentedThatIsNotThere() {
        Set<String> documented = new TreeSet<>(api.section("### Codes").codesInColumn(1));
        documented.addAll(api.section("### Codes on screens").codesInColumn(1));
        documented.addAll(
                document("docs/embedding.md").section("## Troubleshooting").codesInColumn(0));
        documented.removeAll(Set.of("code"));

        assertThat(codes()).containsAll(documented);
    }

    @Test
    void everySettingIsInTheOperatorsDocumentation() {
        assertThat(document("docs/operating.md").codes()).containsAll(settings());
    }

    @Test
    void noSettingIsDocumentedThatIsNotThere() {
        Set<String> documented = new TreeSet<>(
                document("docs/operating.md").section("## Configuration").codesInColumn(0));

        assertThat(documented).isNotEmpty();
        assertThat(settings()).containsAll(documented);
    }

    @Test
    void theSnippetsOptionsAreThoseOfItsSource() {
        assertThat(document("docs/embedding.md").section("## Options").codesInColumn(0))
                .containsExactlyInAnyOrderElementsOf(options());
    }

    @Test
    void theSnippetsEventsAreThoseOfItsSource() {
        String protocol = Repository.read(Path.of("widget/snippet/src/protocol.ts"));

        assertThat(document("docs/embedding.md").section("## Events").codesInColumn(0))
                .containsExactlyInAnyOrderElementsOf(members(protocol, "interface WidgetEvents", "(?m)^  (\\w+): \\{"));
    }

    @Test
    void examplesForHostPagesUseOptionsThatThereAre() {
        for (Document document : documents()) {
            for (Document.Fence fence : document.fences()) {
                OPENING.matcher(fence.content()).results().forEach(opening -> {
                    Set<String> used = new TreeSet<>();
                    Pattern.compile("(?m)^\\s*(\\w+)\\s*:")
                            .matcher(opening.group(1))
                            .results()
                            .forEach(option -> used.add(option.group(1)));
                    assertThat(options())
                            .as("%s:%d", document.path(), fence.line())
                            .containsAll(used);
                });
            }
        }
    }

    @Test
    void everyLinkLeadsSomewhere() {
        for (Document document : documents()) {
            LINK.matcher(document.text()).results().forEach(link -> {
                String target = link.group(1);
                String anchor = link.group(2);
                if (target.matches("[a-z]+:.*")) {
                    return;
                }
                Path path = target.isEmpty()
                        ? document.path()
                        : document.path().resolveSibling(target).normalize();
                assertThat(Files.exists(Repository.ROOT.resolve(path)))
                        .as("%s: %s", document.path(), link.group())
                        .isTrue();
                if (anchor != null) {
                    assertThat(document(path.toString()).anchors())
                            .as("%s: %s", document.path(), link.group())
                            .contains(anchor);
                }
            });
        }
    }

    /** A claim without a test that attacks it is a hope. */
    @Test
    void everyClaimOfTheSecurityModelNamesATest() {
        assertThat(document("docs/security-model.md").text()).doesNotContainPattern("\\|\\s*\\|\\s*\\n");
    }

    @Test
    void everyTestThatTheSecurityModelNamesExists() {
        Set<String> tests = new TreeSet<>();
        files(file -> file.toString().endsWith(".java"), "backend", "widget", "frontend")
                .forEach(file -> tests.add(String.valueOf(file.getFileName()).replace(".java", "")));

        assertThat(tests)
                .containsAll(document("docs/security-model.md").codes().stream()
                        .filter(code -> code.matches("\\w+Tests?"))
                        .toList());
    }

    private static Set<String> codes() {
        List<Path> sources = files(
                file -> file.toString().matches(".*\\.(java|ts)")
                        && !file.toString().matches(".*/(sandbox|demo|test)/.*"),
                "backend",
                "widget",
                "frontend");
        Set<String> codes = new TreeSet<>();
        CODES.forEach(pattern -> codes.addAll(names(pattern, sources)));
        codes.removeIf(code -> code.endsWith("_"));
        Arrays.stream(CallFailed.Cause.values())
                .forEach(cause -> codes.add("upstream_" + cause.name().toLowerCase(Locale.ROOT)));
        return codes;
    }

    private static Set<String> settings() {
        List<Path> sources = files(
                file -> file.toString().matches("(.*\\.(java|ts|js|html|xml|ya?ml|sh|conf)|dev|Dockerfile)")
                        && !file.toString().contains("src/test"),
                "backend",
                "widget/src",
                "frontend",
                "scripts",
                "dev",
                "docker-compose.yml",
                "Dockerfile",
                "deploy");
        Set<String> settings = names(VARIABLE, sources);
        names(PLACEHOLDER, sources).forEach(name -> settings.add(variable(name)));
        for (String components : names(PROPERTIES, sources)) {
            Matcher component = Pattern.compile("(\\w+)\\s*(?:,|$)").matcher(components.strip());
            component.results().forEach(name -> settings.add(variable(name.group(1))));
        }
        return settings;
    }

    /** The environment variable of a property, written {@code log-format} or {@code logFormat}. */
    private static String variable(String property) {
        String words = property.replaceAll("([a-z])([A-Z])", "$1_$2").replaceAll("[.-]", "_");
        return "PATCHBAY_" + words.toUpperCase(Locale.ROOT);
    }

    private static Set<String> options() {
        return members(
                Repository.read(Path.of("widget/snippet/src/options.ts")),
                "interface ConnectOptions",
                "(?m)^  (\\w+)\\??:");
    }

    private static Set<String> members(String source, String type, String member) {
        int start = source.indexOf(type);
        String body = source.substring(start, source.indexOf("\n}", start));
        Set<String> names = new TreeSet<>();
        Pattern.compile(member).matcher(body).results().forEach(match -> names.add(match.group(1)));
        return names;
    }
}
