package dev.patchbay.authorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.patchbay.connection.Credentials.OAuth2Tokens;
import dev.patchbay.connection.TokenRevoker.Outcome;
import dev.patchbay.connector.Connector;
import dev.patchbay.connector.DefinitionJson;
import dev.patchbay.connector.OAuth2;
import dev.patchbay.connector.OAuthClient;
import dev.patchbay.connector.OAuthClients;
import dev.patchbay.connector.TestConnectors;
import dev.patchbay.gateway.Call;
import dev.patchbay.gateway.CallFailed;
import dev.patchbay.gateway.Gateway;
import dev.patchbay.gateway.Header;
import dev.patchbay.gateway.Reply;
import dev.patchbay.organization.TestScopes;
import dev.patchbay.testing.TestClock;
import dev.patchbay.vault.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

class RevokingTest {

    private static final OAuth2 METHOD = TestConnectors.oauth2("https://acme.test");
    private static final OAuth2 OWN_CALL = edited("""
            {"revocation":{"method":"DELETE","url":"https://acme.test/grants/{access_token}","expect_status":[204]}}""");

    private final List<Call> calls = new ArrayList<>();
    private Optional<OAuthClient> client = Optional.of(new OAuthClient("client-1", new Secret("hush")));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            200 | application/json         | {}           | REVOKED
            200 |                          |              | REVOKED
            204 |                          |              | REVOKED
            200 | text/html; charset=utf-8 |              | REVOKED
            200 | text/html                | OK           | REVOKED
            200 | text/html                | <!doctype html><title>Back soon | UNAVAILABLE
            200 | TEXT/HTML                | ' <html>'    | UNAVAILABLE
            302 | text/html                | <html>       | FAILED
            400 | application/json         | {"error":"unsupported_token_type"} | FAILED
            401 | application/json         | {}           | FAILED
            404 | text/html                | <html>       | FAILED
            429 | application/json         | {}           | UNAVAILABLE
            500 | text/html                | <html>       | UNAVAILABLE
            503 | application/json         | {}           | UNAVAILABLE
            """)
    void an_answer_to_rfc_7009_means(int status, @Nullable String type, @Nullable String body, Outcome outcome) {
        assertThat(revoke(METHOD, "refresh", answering(status, type, body))).isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            204 |           |        | REVOKED
            200 |           |        | FAILED
            204 | text/html | <html> | UNAVAILABLE
            404 |           |        | FAILED
            502 |           |        | UNAVAILABLE
            """)
    void an_answer_to_the_apps_own_call_means(
            int status, @Nullable String type, @Nullable String body, Outcome outcome) {
        assertThat(revoke(OWN_CALL, "refresh", answering(status, type, body))).isEqualTo(outcome);
        assertThat(calls.getFirst().method() + " " + calls.getFirst().uri())
                .isEqualTo("DELETE https://acme.test/grants/access");
    }

    @Test
    void the_refresh_token_goes_where_there_is_one_and_else_the_access_token() {
        revoke(METHOD, "refresh", answering(200, null, null));
        revoke(METHOD, null, answering(200, null, null));

        assertThat(calls)
                .extracting(RevokingTest::body)
                .satisfiesExactly(
                        first -> assertThat(first).contains("token=refresh", "token_type_hint=refresh_token"),
                        second -> assertThat(second).contains("token=access", "token_type_hint=access_token"));
    }

    @Test
    void silence_is_asked_again() {
        Gateway silent = call -> {
            throw new CallFailed(CallFailed.Cause.TIMEOUT, "acme.test did not answer in time.");
        };

        assertThat(revoke(METHOD, "refresh", silent)).isEqualTo(Outcome.UNAVAILABLE);
        assertThat(revoke(OWN_CALL, "refresh", silent)).isEqualTo(Outcome.UNAVAILABLE);
    }

    @Test
    void nobody_is_asked_who_has_no_way_to_hear_it() {
        OAuth2 deaf = edited("{\"revocation_url\":null}");

        assertThat(revoke(deaf, "refresh", answering(200, null, null))).isEqualTo(Outcome.NOT_SUPPORTED);
        client = Optional.empty();
        assertThat(revoke(deaf, "refresh", answering(200, null, null))).isEqualTo(Outcome.NOT_SUPPORTED);
        assertThat(revoke(METHOD, "refresh", answering(200, null, null))).isEqualTo(Outcome.FAILED);
        assertThat(calls).isEmpty();
    }

    @Test
    void an_address_with_a_value_that_is_missing_is_not_guessed() {
        OAuth2 elsewhere = edited("{\"revocation_url\":\"https://{site}.acme.test/revoke\"}");

        assertThat(revoke(
                        edited("{\"revocation\":{\"url\":\"https://{site}.acme.test/x\"}}"),
                        "r",
                        answering(200, null, null)))
                .isEqualTo(Outcome.FAILED);
        assertThat(revoke(elsewhere, "r", answering(200, null, null))).isNotEqualTo(Outcome.REVOKED);
        assertThat(calls).isEmpty();
    }

    private Outcome revoke(OAuth2 method, @Nullable String refreshToken, Gateway app) {
        OAuthClients clients = mock();
        when(clients.find(any(), any(), any())).thenReturn(client);
        Registrations registrations = new Registrations(clients, mock(), new PublicUrl("https://patchbay.example"));
        Gateway heard = call -> {
            calls.add(call);
            return app.send(call);
        };
        Revoking revoking = new Revoking(new TokenEndpoint(heard, new TestClock()), registrations, heard);
        Connector connector = TestConnectors.unsaved("https://acme.test", null, method);
        OAuth2Tokens tokens = new OAuth2Tokens("access", refreshToken, Instant.EPOCH, null, List.of());
        return revoking.revoke(TestScopes.unsaved(), connector, method, tokens, Map.of());
    }

    private static Gateway answering(int status, @Nullable String type, @Nullable String body) {
        List<Header> headers = type == null ? List.of() : List.of(new Header("Content-Type", type));
        return call -> new Reply(
                status, headers, String.valueOf(body == null ? "" : body).getBytes(StandardCharsets.UTF_8));
    }

    private static String body(Call call) {
        return call.body() == null ? "" : new String(call.body(), StandardCharsets.UTF_8);
    }

    private static OAuth2 edited(String changes) {
        ObjectNode read = (ObjectNode) DefinitionJson.strict().readTree(changes);
        return (OAuth2) DefinitionJson.edited(METHOD, json -> json.setAll(read));
    }
}
