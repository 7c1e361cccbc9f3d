package dev.patchbay.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.connector.AuthMethod;
import dev.patchbay.connector.Capture;
import dev.patchbay.connector.DefinitionJson;
import dev.patchbay.problem.InvalidInput;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import tools.jackson.databind.json.JsonMapper;

/** Whatever a person enters or an app tells, no request gets a header more than its author wrote. */
class HeaderInjectionTest {

    private static final List<AuthMethod> METHODS = List.of(
            DefinitionJson.method("""
                    {"type":"bearer","headers":{"X-Org":"org {org}"},"query":{"org":"{org}"},"fields":[{"name":"org"}]}"""),
            DefinitionJson.method("""
                    {"type":"api_key","name":"Authorization","prefix":"Key ","headers":{"X-Org":"{org}"},
                     "fields":[{"name":"org","secret":true}]}"""),
            DefinitionJson.method("""
                    {"type":"basic","headers":{"X-Org":"{org}"},"fields":[{"name":"org","extract":"(?s)<(.*)>"}]}"""),
            DefinitionJson.method("""
                    {"type":"none","headers":{"X-Part":"{part}"},"fields":[{"name":"org","secret":true}],
                     "captures":[{"name":"part","from":"field","at":"org","pattern":"(?s).(.*)"}]}"""));

    @Property(tries = 4000)
    void nothing_that_is_entered_ends_a_header(
            @ForAll("nasty") String value, @ForAll("nasty") String secret, @ForAll("methods") AuthMethod method) {
        Map<String, String> given = new HashMap<>(Map.of("org", value));
        switch (method.type()) {
            case "bearer" -> given.put("token", secret);
            case "api_key" -> given.put("api_key", secret);
            case "basic" -> given.putAll(Map.of("username", secret, "password", secret));
            default -> {}
        }
        Entered entered;
        try {
            entered = CredentialsInput.read(method, given, "", Instant.EPOCH);
        } catch (InvalidInput refused) {
            return;
        }
        RequestCredentials.of(method, entered.credentials(), entered.values())
                .headers()
                .forEach((name, sent) -> assertThat(sent.chars()).as(name).noneMatch(Character::isISOControl));
    }

    @Property(tries = 2000)
    void nothing_that_an_app_tells_does(@ForAll("nasty") String told) {
        Capture capture = new Capture("org", Capture.Source.TOKEN, "/org", "(?s)(.*)");

        Captured.from(
                        Capture.Source.TOKEN,
                        List.of(capture),
                        JsonMapper.shared().createObjectNode().put("org", told))
                .values()
                .forEach(kept -> assertThat(kept.chars()).noneMatch(Character::isISOControl));
    }

    @Property(tries = 500)
    void basic_credentials_are_one_word_whatever_is_in_them(@ForAll("nasty") String secret) {
        AuthMethod method = DefinitionJson.method("{\"type\":\"basic\"}");
        Credentials.Basic credentials = new Credentials.Basic(secret, secret);

        String sent =
                RequestCredentials.of(method, credentials, Map.of()).headers().getOrDefault("Authorization", "");

        assertThat(sent).matches("Basic [A-Za-z0-9+/]*={0,2}");
        assertThat(Base64.getDecoder().decode(sent.substring(6))).isNotNull();
    }

    @Provide
    Arbitrary<AuthMethod> methods() {
        return Arbitraries.of(METHODS);
    }

    @Provide
    Arbitrary<String> nasty() {
        Arbitrary<String> crafted = Arbitraries.of(
                        "acme",
                        "\r",
                        "\n",
                        "\r\nX-Admin: 1",
                        "\u0000",
                        "\u0085",
                        "\u2028",
                        "\u560a",
                        "\t",
                        " ",
                        "<",
                        ">",
                        "%0d%0a",
                        "é")
                .list()
                .ofMaxSize(5)
                .map(pieces -> String.join("", pieces));
        return Arbitraries.oneOf(crafted, Arbitraries.strings().ofMaxLength(20));
    }
}
