package dev.patchbay.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.patchbay.connector.AuthMethod;
import dev.patchbay.connector.DefinitionJson;
import dev.patchbay.problem.FieldError;
import dev.patchbay.problem.FieldErrors;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.NotBlank;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

class FieldValuesTest {

    private static final AuthMethod ZENDESK = DefinitionJson.method("""
        {"type":"basic","username":"{email}/token","password":"{api_token}","fields":[
         {"name":"subdomain","pattern":"[a-z0-9-]{1,63}","extract":"(?:https?://)?([a-z0-9-]+)\\\\.zendesk\\\\.com(?:/.*)?",
          "help":"The part before .zendesk.com."},
         {"name":"email"},{"name":"api_token","secret":true},
         {"name":"region","options":["eu","us"],"default":"eu","required":false}],
         "headers":{"X-User":"{email}"}}""");

    private static final Map<String, String> RIGHT =
            Map.of("subdomain", "acme", "email", "ada@acme.test", "api_token", "t-1", "region", "us");

    private static final AuthMethod MAILCHIMP = DefinitionJson.method("""
        {"type":"api_key","captures":[{"name":"dc","from":"field","at":"api_key","pattern":"[0-9a-f]+-([a-z]+[0-9]+)"}]}""");

    @Test
    void the_part_of_a_secret_that_its_author_names_is_kept_where_it_is_seen() {
        FieldValues values = FieldValues.read(MAILCHIMP, Map.of("api_key", " 0a1b-us19 "), "", new FieldErrors());

        assertThat(values.plain()).isEqualTo(Map.of("dc", "us19"));
        assertThat(values.secrets()).isEqualTo(Map.of("api_key", "0a1b-us19"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0a1b", "0a1b-", "0a1b-us19.evil.test/", "0a1b-us19\u00e9", "us19"})
    void a_secret_without_that_part_is_refused_where_it_was_entered(String key) {
        FieldErrors errors = new FieldErrors();

        assertThat(FieldValues.read(MAILCHIMP, Map.of("api_key", key), "c.", errors)
                        .plain())
                .isEmpty();
        assertThat(errors.all()).extracting(FieldError::field).containsExactly("c.api_key");
    }

    @Property
    void a_secret_is_never_kept_as_a_whole_where_it_is_seen(@ForAll @AlphaChars @NotBlank String key) {
        AuthMethod careless = DefinitionJson.edited(
                MAILCHIMP, json -> ((ObjectNode) json.path("captures").path(0)).put("pattern", "(.*)"));
        FieldErrors errors = new FieldErrors();

        assertThat(FieldValues.read(careless, Map.of("api_key", key), "", errors)
                        .plain())
                .isEmpty();
        assertThat(errors.all()).hasSize(1);
    }

    @Test
    void secrets_and_what_may_be_shown_are_kept_apart() {
        FieldValues values = read(RIGHT, new FieldErrors());

        assertThat(values.plain()).isEqualTo(Map.of("subdomain", "acme", "email", "ada@acme.test", "region", "us"));
        assertThat(values.secrets()).isEqualTo(Map.of("api_token", "t-1"));
    }

    @ParameterizedTest
    @CsvSource({
        "acme, acme",
        "' acme ', acme",
        "acme.zendesk.com, acme",
        "https://acme.zendesk.com, acme",
        "https://acme.zendesk.com/agent/tickets/1, acme"
    })
    void a_pasted_address_gives_the_part_that_is_wanted(String pasted, String value) {
        assertThat(read(with("subdomain", pasted), new FieldErrors()).plain()).containsEntry("subdomain", value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.com/",
                "https://evil.com",
                "https://evil.com/.zendesk.com",
                "https://acme.zendesk.com.evil.com",
                "https://acme.zendesk.com@evil.com",
                "https://evil.com?acme.zendesk.com",
                "ACME",
                "a b",
                "é"
            })
    void what_does_not_fit_is_refused_with_the_authors_help(String value) {
        assertThat(errors(with("subdomain", value)))
                .containsExactly(new FieldError(
                        "credentials.subdomain", "pattern", "This does not look right. The part before .zendesk.com."));
    }

    /** Security model: header injection by CR/LF in a field. */
    @ParameterizedTest
    @ValueSource(strings = {"a\r\nX-Evil: 1", "a\nb", "a\u0000b", "a\tb", "é@acme.test", "a\u2028b", "a\u007fb"})
    void a_value_for_a_header_has_nothing_that_could_end_it(String value) {
        assertThat(errors(with("email", value)))
                .extracting(FieldError::field, FieldError::code)
                .containsExactly(tuple("credentials.email", "characters"));
    }

    @Test
    void only_what_is_offered_can_be_chosen() {
        assertThat(errors(with("region", "mars")))
                .containsExactly(new FieldError("credentials.region", "option", "Choose one of eu, us."));
    }

    @Test
    void a_preset_stands_for_what_is_left_out() {
        assertThat(read(with("region", ""), new FieldErrors()).plain()).containsEntry("region", "eu");
    }

    @Test
    void whatever_is_missing_is_named() {
        assertThat(errors(Map.of()))
                .extracting(FieldError::field)
                .containsExactly("credentials.subdomain", "credentials.email", "credentials.api_token");
    }

    @Test
    void a_private_key_is_pasted_with_its_lines() {
        AuthMethod method = DefinitionJson.method(
                "{\"type\":\"api_key\",\"fields\":[{\"name\":\"private_key\",\"secret\":true},{\"name\":\"note\"}]}");
        FieldErrors errors = new FieldErrors();
        FieldValues values = FieldValues.read(
                method,
                Map.of("api_key", "k", "private_key", "-----BEGIN-----\nAB\r\n-----END-----", "note", "a\nb"),
                "",
                errors);

        assertThat(values.secrets()).containsEntry("private_key", "-----BEGIN-----\nAB\r\n-----END-----");
        assertThat(errors.all()).extracting(FieldError::field).containsExactly("note");
    }

    @Test
    void a_pattern_takes_no_longer_than_the_text() {
        AuthMethod method = DefinitionJson.method(
                "{\"type\":\"api_key\",\"fields\":[{\"name\":\"x\",\"pattern\":\"(a+)+b\",\"extract\":\"((a+)+)+!\"}]}");

        FieldErrors errors = new FieldErrors();
        FieldValues.read(method, Map.of("api_key", "k", "x", "a".repeat(900)), "", errors);

        assertThat(errors.all()).extracting(FieldError::code).containsExactly("pattern");
    }

    @Property
    void nothing_that_is_entered_is_beyond_it(@ForAll String value) {
        for (String field : List.of("subdomain", "email", "api_token", "region")) {
            FieldErrors errors = new FieldErrors();
            FieldValues values = read(with(field, value), errors);
            values.plain().forEach((name, kept) -> assertThat(kept).doesNotContain("\n", "\r", "\u0000"));
            assertThat(values.plain().getOrDefault("subdomain", "a")).matches("[a-z0-9-]{1,63}");
            assertThat(errors.all()).hasSizeLessThanOrEqualTo(1);
        }
    }

    private static Map<String, String> with(String name, String value) {
        Map<String, String> given = new HashMap<>(RIGHT);
        given.put(name, value);
        return given;
    }

    private static List<FieldError> errors(Map<String, String> given) {
        FieldErrors errors = new FieldErrors();
        read(given, errors);
        return errors.all();
    }

    private static FieldValues read(Map<String, String> given, FieldErrors errors) {
        return FieldValues.read(ZENDESK, given, "credentials.", errors);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(.*)", "(.*).", "(.{9}).*"})
    void of_a_secret_never_more_than_the_smaller_part_is_shown(String pattern) {
        AuthMethod method = DefinitionJson.method("""
                {"type":"api_key","captures":[{"name":"part","from":"field","at":"api_key","pattern":"%s"}]}""".formatted(pattern));
        FieldErrors errors = new FieldErrors();

        FieldValues values = FieldValues.read(method, Map.of("api_key", "0123456789abcdef"), "", errors);

        assertThat(errors.all()).extracting(FieldError::field).containsExactly("api_key");
        assertThat(values.plain()).isEmpty();
    }
}
