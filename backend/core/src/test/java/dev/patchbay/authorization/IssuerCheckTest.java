package dev.patchbay.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.connector.OAuth2;
import dev.patchbay.connector.TestConnectors;
import dev.patchbay.gateway.CallFailed;
import dev.patchbay.gateway.Reply;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IssuerCheckTest {

    private static final String ISSUER = "https://id.acme.test/tenant";

    private final List<URI> asked = new ArrayList<>();

    @Test
    void a_connector_without_an_issuer_takes_any() {
        assertThat(check(Map.of()).accepts(method(null), null)).isTrue();
        assertThat(check(Map.of()).accepts(method(null), "https://other.test")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://id.acme.test",
                "https://id.acme.test/tenant/",
                "https://ID.acme.test/tenant",
                "",
                "https://evil.test"
            })
    void an_issuer_that_differs_at_all_is_refused_without_asking_anybody(String given) {
        assertThat(check(Map.of()).accepts(method(ISSUER), given)).isFalse();
        assertThat(check(Map.of()).accepts(method(ISSUER), ISSUER)).isTrue();
        assertThat(asked).isEmpty();
    }

    @Test
    void a_missing_issuer_is_refused_when_the_server_announces_that_it_sends_it() {
        Map<String, String> metadata = Map.of(
                "https://id.acme.test/.well-known/oauth-authorization-server/tenant",
                "{\"authorization_response_iss_parameter_supported\":true}");

        IssuerCheck check = check(metadata);

        assertThat(check.accepts(method(ISSUER), null)).isFalse();
        assertThat(check.accepts(method(ISSUER), null)).isFalse();
        assertThat(asked).as("what was announced is remembered").hasSize(1);
    }

    @Test
    void openid_providers_announce_it_in_their_own_place() {
        Map<String, String> metadata = Map.of(
                "https://id.acme.test/tenant/.well-known/openid-configuration",
                "{\"authorization_response_iss_parameter_supported\":true}");

        assertThat(check(metadata).accepts(method(ISSUER), null)).isFalse();
    }

    @Test
    void a_slash_at_the_issuers_end_is_no_part_of_its_metadatas_address() {
        assertThat(IssuerCheck.metadataUrls(ISSUER + "/")).isEqualTo(IssuerCheck.metadataUrls(ISSUER));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"authorization_response_iss_parameter_supported\":false}", "<html>", "", "[]"})
    void a_missing_issuer_is_accepted_of_a_server_that_announces_nothing(String document) {
        Map<String, String> metadata = Map.of(
                "https://id.acme.test/.well-known/oauth-authorization-server/tenant", document,
                "https://id.acme.test/tenant/.well-known/openid-configuration", document);

        assertThat(check(metadata).accepts(method(ISSUER), null)).isTrue();
        assertThat(check(Map.of()).accepts(method(ISSUER), null))
                .as("or cannot be asked")
                .isTrue();
    }

    private IssuerCheck check(Map<String, String> documents) {
        return new IssuerCheck(call -> {
            asked.add(call.uri());
            String document = documents.get(call.uri().toString());
            if (document == null) {
                throw new CallFailed(CallFailed.Cause.CONNECT, "No connection");
            }
            return new Reply(200, List.of(), document.getBytes(StandardCharsets.UTF_8));
        });
    }

    private static OAuth2 method(@Nullable String issuer) {
        OAuth2 m = TestConnectors.oauth2("https://acme.test");
        return new OAuth2(
                m.key(),
                m.label(),
                m.isDefault(),
                m.grant(),
                m.authorizationUrl(),
                m.tokenUrl(),
                m.refreshUrl(),
                m.revocationUrl(),
                issuer,
                m.scopes(),
                m.scopeSeparator(),
                m.clientAuth(),
                m.pkce(),
                m.authorizationParams(),
                m.tokenParams());
    }
}
