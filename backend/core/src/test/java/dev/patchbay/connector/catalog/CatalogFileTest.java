package dev.patchbay.connector.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CatalogFileTest {

    private static final String ACME = """
            name: Acme
            slug: acme
            domain: acme.test
            description: Things of Acme.
            categories: [CRM]
            icon: {letters: Ac, color: "#123456"}
            base_url: https://api.acme.test
            auth_methods:
              - type: bearer
                label: Token
            verification:
              path: /me
            sources:
              api: https://docs.acme.test/me
              key: https://docs.acme.test/key
            examples: []
            """;

    @Test
    void aFileIsAConnectorInTheApisOwnForm() {
        CatalogEntry entry = CatalogFile.read("acme.yaml", ACME);

        assertThat(entry.definition().baseUrl()).isEqualTo("https://api.acme.test");
        assertThat(entry.definition().defaultMethod().title()).isEqualTo("Token");
        assertThat(entry.input().iconUrl()).isEqualTo("/catalog/icons/Ac-123456.svg");
        assertThat(entry.input().clients()).isEmpty();
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of("icon.shape", ACME.replace("icon: {", "icon: {shape: round, ")),
                Arguments.of("auth_methods[0].prefixx", ACME.replace("label: Token", "prefixx: Token")),
                Arguments.of("auth_methods[0]", ACME.replace("type: bearer", "type: bear")),
                Arguments.of("auth_methods[0].label", ACME.replace("label: Token", "label: 7")),
                Arguments.of("verification.expect_status", ACME.replace("path: /me", "expect_status: ok")),
                Arguments.of("A key stands twice, near line 17, column 1", ACME + "slug: other\n"),
                Arguments.of("icon", ACME.replace("Ac,", "\"<a>\",")),
                Arguments.of("base_url: is missing", ACME.replace("base_url: https://api.acme.test\n", "")),
                Arguments.of("slug: is not the file's name", ACME.replace("slug: acme", "slug: other")),
                Arguments.of(
                        "Tags are not read",
                        ACME.replace("name: Acme", "name: !!java.net.URL [\"https://acme.test\"]")));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void whatIsWrongIsNamedByFileAndField(String named, String text) {
        assertThatThrownBy(() -> CatalogFile.read("acme.yaml", text))
                .isInstanceOf(CatalogFile.Broken.class)
                .hasMessageContaining("acme.yaml")
                .hasMessageContaining(named);
    }
}
