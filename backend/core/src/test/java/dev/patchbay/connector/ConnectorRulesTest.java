package dev.patchbay.connector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.connector.Verification.AccountPointers;
import dev.patchbay.problem.FieldError;
import dev.patchbay.problem.InvalidInput;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ConnectorRulesTest {

    private static final String HOME = "https://api.acme.test/v1";

    /** Refuses what is private by its text, so that no name is looked up. */
    private final ConnectorRules rules = new ConnectorRules(
            url -> url.startsWith("http") && !url.contains("private")
                    ? Optional.empty()
                    : Optional.of("Calls there are not allowed."),
            platform -> Optional.empty());

    static Stream<Arguments> methods() {
        return Stream.of(
                Arguments.of("name", new ApiKey("api_key", null, true, ApiKey.Placement.HEADER, "", "")),
                Arguments.of("name", new ApiKey("api_key", null, true, ApiKey.Placement.HEADER, "X Key", "")),
                Arguments.of("name", new ApiKey("api_key", null, true, ApiKey.Placement.HEADER, "X-Key\r\nHost", "")),
                Arguments.of("name", new ApiKey("api_key", null, true, ApiKey.Placement.HEADER, "Host", "")),
                Arguments.of(
                        "name", new ApiKey("api_key", null, true, ApiKey.Placement.HEADER, "Transfer-Encoding", "")),
                Arguments.of("prefix", new ApiKey("api_key", null, true, ApiKey.Placement.HEADER, "X-Key", "a\nb")),
                Arguments.of("prefix", new ApiKey("api_key", null, true, ApiKey.Placement.QUERY, "key", "Token ")),
                Arguments.of("name", new ApiKey("api_key", null, true, ApiKey.Placement.QUERY, "a&b", "")),
                Arguments.of("label", new BearerToken("bearer", "x".repeat(81), true)),
                Arguments.of("key", new BearerToken("Bearer Token", null, true)),
                Arguments.of("handler", new Custom("custom", null, true, "")),
                Arguments.of("request_token_url", new OAuth1("oauth1", null, true, "", HOME, HOME)),
                Arguments.of("token_url", oauth2(HOME, "", " ", Map.of(), null, true)),
                Arguments.of("token_url", oauth2(HOME, "not a url", " ", Map.of(), null, true)),
                Arguments.of("token_url", oauth2(HOME, "/token", " ", Map.of(), null, true)),
                Arguments.of("token_url", oauth2(HOME, "https://private/token", " ", Map.of(), null, true)),
                Arguments.of("token_url", oauth2(HOME, "ftp://acme.test/token", " ", Map.of(), null, true)),
                Arguments.of("token_url", oauth2(HOME, HOME + "x".repeat(2000), " ", Map.of(), null, true)),
                Arguments.of("authorization_url", oauth2("", HOME, " ", Map.of(), null, true)),
                Arguments.of("scope_separator", oauth2(HOME, HOME, "a", Map.of(), null, true)),
                Arguments.of("authorization_params.state", oauth2(HOME, HOME, " ", Map.of("state", "x"), null, true)),
                Arguments.of(
                        "authorization_params.redirect_uri",
                        oauth2(HOME, HOME, " ", Map.of("redirect_uri", "x"), null, true)),
                Arguments.of(
                        "authorization_params.x", oauth2(HOME, HOME, " ", Map.of("x", "v".repeat(2001)), null, true)),
                Arguments.of("issuer", oauth2(HOME, HOME, " ", Map.of(), "acme", true)),
                Arguments.of("issuer", oauth2(HOME, HOME, " ", Map.of(), "https://[", true)),
                Arguments.of("issuer", oauth2(HOME, HOME, " ", Map.of(), "https://id.acme.test?x", true)),
                Arguments.of("pkce", oauth2(HOME, HOME, " ", Map.of(), null, false)));
    }

    @ParameterizedTest
    @MethodSource("methods")
    void what_is_wrong_with_a_method_is_named_by_its_field(String field, AuthMethod method) {
        assertThat(errors(TestConnectors.of(HOME, method))).contains("auth_methods[0]." + field);
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"connector\":{\"per_second\":0}}', limits.connector.per_second",
        "'{\"connector\":{\"per_minute\":-1}}', limits.connector.per_minute",
        "'{\"connection\":{\"concurrent\":1000001}}', limits.connection.concurrent"
    })
    void what_is_wrong_with_a_limit_is_named_by_its_field(String limits, String field) {
        ConnectorInput input = TestConnectors.acme(HOME);
        Definition d = input.definition();
        CallLimits read = DefinitionJson.strict().readValue(limits, CallLimits.class);

        assertThat(errors(TestConnectors.with(
                        input, new Definition(HOME, d.authMethods(), d.verification(), d.actions(), d.events(), read))))
                .containsExactly(field);
    }

    @Test
    void limits_are_kept() {
        ConnectorInput input = TestConnectors.acme(HOME);
        Definition d = input.definition();
        CallLimits limits = new CallLimits(new CallLimits.Bounds(5, null, null), null);
        Definition limited = new Definition(HOME, d.authMethods(), d.verification(), d.actions(), d.events(), limits);

        Definition kept =
                rules.check(TestConnectors.with(input, limited), slug -> false).definition();

        assertThat(DefinitionJson.read(DefinitionJson.write(kept)).limits()).isEqualTo(limits);
        assertThat(DefinitionJson.write(kept)).contains("\"limits\":{\"connector\":{\"per_second\":5}}");
    }

    static Stream<Arguments> calls() {
        return Stream.of(
                Arguments.of("base_url", "http://private/", new Verification("GET", "/me", List.of(200), null)),
                Arguments.of("base_url", "acme.test", new Verification("GET", "/me", List.of(200), null)),
                Arguments.of("verification.path", null, new Verification("GET", "/me", List.of(200), null)),
                Arguments.of(
                        "verification.path", HOME, new Verification("GET", "https://evil.test/me", List.of(200), null)),
                Arguments.of("verification.path", HOME, new Verification("GET", "//evil.test/me", List.of(200), null)),
                Arguments.of("verification.path", HOME, new Verification("GET", "/../../me", List.of(200), null)),
                Arguments.of(
                        "verification.path", HOME, new Verification("GET", "http://private/me", List.of(200), null)),
                Arguments.of("verification.path", HOME, new Verification("GET", "/a b", List.of(200), null)),
                Arguments.of("verification.method", HOME, new Verification("DELETE", "/me", List.of(200), null)),
                Arguments.of("verification.expect_status", HOME, new Verification("GET", "/me", List.of(), null)),
                Arguments.of("verification.expect_status", HOME, new Verification("GET", "/me", List.of(302), null)),
                Arguments.of(
                        "verification.account.id",
                        HOME,
                        new Verification("GET", "/me", List.of(200), new AccountPointers("id", null, null))),
                Arguments.of(
                        "verification.account.email",
                        HOME,
                        new Verification(
                                "GET",
                                "/me",
                                List.of(200),
                                new AccountPointers(null, null, "/" + "x".repeat(5_000_000)))));
    }

    @ParameterizedTest
    @MethodSource("calls")
    void what_is_wrong_with_a_call_is_named_by_its_field(
            String field, @Nullable String baseUrl, Verification verification) {
        ConnectorInput input = TestConnectors.of(HOME, TestConnectors.apiKey());
        Definition definition =
                new Definition(baseUrl, input.definition().authMethods(), verification, List.of(), List.of());

        assertThat(errors(TestConnectors.with(input, definition))).contains(field);
    }

    @Test
    void a_connector_has_a_method_and_one_default() {
        assertThat(errors(TestConnectors.of(HOME))).containsExactly("auth_methods");
        assertThat(errors(TestConnectors.of(
                        HOME, new BearerToken("bearer", null, true), new BasicAuth("basic", null, true))))
                .containsExactly("auth_methods[1].default");
        List<AuthMethod> many = new ArrayList<>(Collections.nCopies(21, TestConnectors.apiKey()));
        assertThat(errors(TestConnectors.of(HOME, many.toArray(AuthMethod[]::new))))
                .contains("auth_methods");
    }

    @Test
    void the_first_method_is_the_default_when_none_is_named() {
        Definition settled = check(
                        TestConnectors.of(HOME, TestConnectors.apiKey(), new BearerToken("bearer", null, false)))
                .definition();

        assertThat(settled.authMethods()).extracting(AuthMethod::isDefault).containsExactly(true, false);
    }

    @Test
    void methods_alike_get_keys_of_their_own_and_named_keys_stay() {
        Definition settled = check(TestConnectors.of(
                        HOME,
                        TestConnectors.apiKey(),
                        new ApiKey("partner", null, false, ApiKey.Placement.QUERY, "k", ""),
                        TestConnectors.apiKey()))
                .definition();

        assertThat(settled.authMethods())
                .extracting(AuthMethod::key)
                .containsExactly("api_key", "partner", "api_key_2");
        assertThat(errors(TestConnectors.of(HOME, new BearerToken("a", null, false), new BasicAuth("a", null, false))))
                .containsExactly("auth_methods[1].key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Acme", "-acme", "a--b", "", "ctr_01", "a/b", "acme\n"})
    void a_slug_that_is_none_is_named(String slug) {
        assertThat(errors(TestConnectors.named(TestConnectors.of(HOME, TestConnectors.apiKey()), slug)))
                .containsExactly("slug");
    }

    @Test
    void the_slug_follows_from_the_name() {
        assertThat(check(TestConnectors.named(TestConnectors.of(HOME, TestConnectors.apiKey()), null))
                        .slug())
                .isEqualTo("acme");
    }

    static Stream<Arguments> identities() {
        String endless = "a".repeat(5_000_000);
        return Stream.of(
                Arguments.of("name", identity("", "", "", null, List.of())),
                Arguments.of("name", identity(endless, "", "", null, List.of())),
                Arguments.of("name", identity("a\0", "", "", null, List.of())),
                Arguments.of("description", identity("Acme", endless, "", null, List.of())),
                Arguments.of("description", identity("Acme", "a\0", "", null, List.of())),
                Arguments.of("domain", identity("Acme", "", "a".repeat(254), null, List.of())),
                Arguments.of("domain", identity("Acme", "", endless, null, List.of())),
                Arguments.of("domain", identity("Acme", "", "a.".repeat(2_500_000) + "a", null, List.of())),
                Arguments.of("domain", identity("Acme", "", "https://acme.test", null, List.of())),
                Arguments.of("icon_url", identity("Acme", "", "", "javascript:alert(1)", List.of())),
                Arguments.of("icon_url", identity("Acme", "", "", "https://a/\"onload=", List.of())),
                Arguments.of("icon_url", identity("Acme", "", "", "https://" + "a".repeat(1993), List.of())),
                Arguments.of("icon_url", identity("Acme", "", "", "https://" + endless, List.of())),
                Arguments.of("categories", identity("Acme", "", "", null, List.of("a,b"))),
                Arguments.of("categories", identity("Acme", "", "", null, List.of(endless))),
                Arguments.of("categories", identity("Acme", "", "", null, Collections.nCopies(21, "a"))));
    }

    @ParameterizedTest
    @MethodSource("identities")
    void what_is_wrong_with_the_identity_is_named_by_its_field(String field, ConnectorInput input) {
        assertThat(errors(input)).contains(field);
    }

    @Test
    void endless_actions_are_refused() {
        JsonNode endless = JsonMapper.shared().createObjectNode().put("x", "a".repeat(5_000_000));
        ConnectorInput input = TestConnectors.of(HOME, TestConnectors.apiKey());
        List<AuthMethod> methods = input.definition().authMethods();

        assertThat(errors(TestConnectors.with(input, new Definition(HOME, methods, null, List.of(endless), List.of()))))
                .containsExactly("actions");
        assertThat(errors(TestConnectors.with(input, new Definition(HOME, methods, null, List.of(), List.of(endless)))))
                .containsExactly("events");
    }

    @Test
    void all_faults_are_told_at_once() {
        ConnectorInput input = new ConnectorInput(
                "",
                null,
                "",
                "not a domain",
                Visibility.PRIVATE,
                "x",
                List.of(),
                new Definition("x", List.of(), null, List.of(), List.of()),
                Map.of());

        assertThat(errors(input)).containsExactlyInAnyOrder("name", "domain", "icon_url", "auth_methods", "base_url");
    }

    private List<String> errors(ConnectorInput input) {
        try {
            check(input);
            return List.of();
        } catch (InvalidInput e) {
            return e.errors().stream().map(FieldError::field).toList();
        }
    }

    private static ConnectorInput identity(
            String name, String description, String domain, @Nullable String iconUrl, List<String> categories) {
        return new ConnectorInput(
                name,
                "acme",
                description,
                domain,
                Visibility.PRIVATE,
                iconUrl,
                categories,
                TestConnectors.of(HOME, TestConnectors.apiKey()).definition(),
                Map.of());
    }

    private static OAuth2 oauth2(
            String authorizationUrl,
            String tokenUrl,
            String separator,
            Map<String, String> params,
            @Nullable String issuer,
            boolean pkce) {
        return new OAuth2(
                "oauth2",
                null,
                true,
                OAuth2.Grant.AUTHORIZATION_CODE,
                authorizationUrl,
                tokenUrl,
                null,
                null,
                issuer,
                List.of(),
                separator,
                pkce ? OAuth2.ClientAuth.CLIENT_SECRET_BASIC : OAuth2.ClientAuth.NONE,
                pkce,
                params,
                Map.of());
    }

    private ConnectorInput check(ConnectorInput input) {
        return rules.check(input, slug -> false);
    }
}
