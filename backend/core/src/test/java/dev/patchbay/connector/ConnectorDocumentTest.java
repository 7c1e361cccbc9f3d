package dev.patchbay.connector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.connector.yaml.YamlWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ConnectorDocumentTest {

    private static final JsonMapper JSON = DefinitionJson.strict();

    @Test
    void it_says_what_its_author_said_and_little_more() {
        assertThat(YamlWriter.write(document("""
                {"type":"basic","default":true,"username":"{api_key}","password":"",
                 "fields":[{"name":"api_key","secret":true}],"headers":{"Z-Last":"1","A-First":"2"}}"""))).isEqualTo("""
                name: Acme
                slug: acme
                visibility: private
                base_url: https://api.acme.test
                auth_methods:
                  - type: basic
                    key: basic
                    default: true
                    fields:
                      - name: api_key
                        secret: true
                        required: true
                    headers:
                      A-First: '2'
                      Z-Last: '1'
                    username: '{api_key}'
                    password: ''
                verification:
                  method: GET
                  path: /me
                  expect_status:
                    - 200
                """);
    }

    @Test
    void an_empty_text_stays_where_it_means_something() {
        assertThat(method("{\"type\":\"bearer\",\"prefix\":\"\"}").has("prefix"))
                .isTrue();
        assertThat(method("{\"type\":\"bearer\"}").has("prefix")).isFalse();
        assertThat(method("{\"type\":\"api_key\",\"prefix\":\"\"}").has("prefix"))
                .isFalse();
        assertThat(method("{\"type\":\"oauth2\",\"token_url\":\"https://a.test\",\"pkce\":false}")
                        .has("pkce"))
                .isTrue();
    }

    @Test
    void what_a_stored_method_and_one_that_was_just_read_say_is_the_same() {
        String text = """
                {"type":"bearer","verification":{"path":"/me","expect":[{"at":"/user"}],"account":{"id":"/id"}}}""";
        JsonNode stored = DefinitionJson.tree(DefinitionJson.method(text));

        assertThat(method(stored.toString())).isEqualTo(method(text));
        assertThat(method(text).toString()).doesNotContain("null");
    }

    @Test
    void whatever_stands_in_an_action_is_its_authors() {
        Connector connector = connector(
                "{\"type\":\"none\"}", List.of(JSON.readTree("{\"input\":{},\"x\":null,\"y\":\"\",\"z\":[]}")));

        assertThat(ConnectorDocument.of(connector).at("/actions/0"))
                .isEqualTo(JSON.readTree("{\"input\":{},\"x\":null,\"y\":\"\",\"z\":[]}"));
    }

    private static JsonNode method(String method) {
        return document(method).at("/auth_methods/0");
    }

    private static ObjectNode document(String method) {
        return ConnectorDocument.of(connector(method, List.of()));
    }

    private static Connector connector(String method, List<JsonNode> actions) {
        return TestConnectors.unsaved(new Definition(
                "https://api.acme.test",
                List.of(DefinitionJson.method(method)),
                new Verification("GET", "/me", List.of(200), null),
                actions,
                List.of()));
    }
}
