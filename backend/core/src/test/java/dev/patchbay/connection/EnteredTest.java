package dev.patchbay.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.patchbay.connector.AuthMethod;
import dev.patchbay.connector.Definition;
import dev.patchbay.connector.DefinitionJson;
import dev.patchbay.problem.FieldError;
import dev.patchbay.problem.InvalidInput;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is entered decides a part of the app's address, and nothing else of it. */
class EnteredTest {

    private static final AuthMethod METHOD =
            DefinitionJson.method("{\"type\":\"bearer\",\"fields\":[{\"name\":\"sub\"}]}");
    private static final AuthMethod TOKENS = DefinitionJson.method("""
            {"type":"oauth2","token_url":"https://{sub}.acme.test/token","authorization_url":"https://acme.test/{team}"}""");

    @ParameterizedTest
    @ValueSource(strings = {"evil.com/", "a@evil", "%2f", "b\u00fccher", "a b", ".."})
    void a_value_that_is_no_part_of_the_host_is_named(String value) {
        assertThat(misfits(METHOD, "https://{sub}.acme.test", Map.of("sub", value)))
                .containsExactly("credentials.sub");
        assertThat(misfits(TOKENS, "https://acme.test", Map.of("sub", value))).containsExactly("credentials.sub");
    }

    @ParameterizedTest
    @CsvSource({"../x", "a/b", "..%2fx", "a\\b"})
    void a_value_that_leaves_its_segment_is_named(String value) {
        assertThat(misfits(METHOD, "https://acme.test/api/{sub}", Map.of("sub", value)))
                .containsExactly("credentials.sub");
        assertThat(misfits(TOKENS, "https://acme.test", Map.of("team", value))).containsExactly("credentials.team");
    }

    @ParameterizedTest
    @CsvSource({"acme", "acme-eu.1"})
    void others_are_taken_and_what_is_in_no_address_may_be_anything(String value) {
        Entered entered = entered(Map.of("sub", value, "note", "a/b"));

        assertThatCode(() -> entered.fitting(definition(METHOD, "https://{sub}.acme.test/{sub}"), METHOD, ""))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"us1.evil.com/", "us/1"})
    void what_is_captured_of_a_field_is_named_where_it_was_entered(String value) {
        AuthMethod captured = DefinitionJson.method("""
                {"type":"api_key","captures":[{"name":"dc","from":"field","at":"api_key","pattern":"(.*)"}]}""");

        assertThat(misfits(captured, "https://{dc}.acme.test", Map.of("dc", value)))
                .containsExactly("credentials.api_key");
    }

    private static List<String> misfits(AuthMethod method, String baseUrl, Map<String, String> values) {
        try {
            entered(values).fitting(definition(method, baseUrl), method, "credentials.");
            return List.of();
        } catch (InvalidInput e) {
            return e.errors().stream().map(FieldError::field).toList();
        }
    }

    private static Entered entered(Map<String, String> values) {
        return new Entered(new Credentials.None(), values);
    }

    private static Definition definition(AuthMethod method, String baseUrl) {
        return new Definition(baseUrl, List.of(method), null, List.of(), List.of());
    }
}
