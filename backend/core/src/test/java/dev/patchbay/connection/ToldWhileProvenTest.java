package dev.patchbay.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.patchbay.connector.Connector;
import dev.patchbay.connector.ConnectorInput;
import dev.patchbay.connector.OAuth2;
import dev.patchbay.connector.catalog.Catalog;
import dev.patchbay.gateway.Call;
import dev.patchbay.gateway.Header;
import dev.patchbay.gateway.Reply;
import dev.patchbay.id.ConnectorId;
import dev.patchbay.id.OrganizationId;
import dev.patchbay.organization.TestScopes;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What an app tells only while its credentials are proven: where its API is, which of the accounts is meant. */
class ToldWhileProvenTest {

    private final List<Call> calls = new ArrayList<>();

    @Test
    void theApisAddressIsAskedForBeforeTheApiIsCalled() {
        Verifier.Works works = prove(
                "mailchimp",
                Map.of(),
                Map.of(
                        "https://login.mailchimp.com/oauth2/metadata",
                        "{\"dc\":\"us19\",\"user_id\":5,\"accountname\":\"Acme\"}",
                        "https://us19.api.mailchimp.com/3.0/",
                        "{\"account_id\":\"a1\"}"));

        assertThat(calls)
                .extracting(call -> call.uri().toString())
                .containsExactly("https://login.mailchimp.com/oauth2/metadata", "https://us19.api.mailchimp.com/3.0/");
        assertThat(works.values()).containsEntry("dc", "us19");
        assertThat(works.account().name()).isEqualTo("Acme");
    }

    @Test
    void aHeaderWaitsForTheValueThatTheVerificationCallItselfTells() {
        Verifier.Works works = prove(
                "xero",
                Map.of(),
                Map.of("https://api.xero.com/connections", "[{\"tenantId\":\"t-1\",\"tenantName\":\"Acme Ltd\"}]"));

        assertThat(headers(calls.getFirst())).doesNotContain("Xero-Tenant-Id");
        assertThat(works.values()).containsEntry("tenant_id", "t-1");
        assertThat(RequestCredentials.of(method("xero"), token(), works.values())
                        .headers())
                .containsEntry("Xero-Tenant-Id", "t-1");
    }

    @Test
    void whoseAccountItIsMayBeAskedAtAnAddressThatTheTokenCameWith() {
        Verifier.Works works = prove(
                "salesforce",
                Map.of("login_host", "login", "instance_url", "https://acme.my.salesforce.com"),
                Map.of(
                        "https://acme.my.salesforce.com/services/data/v62.0/",
                        "{}",
                        "https://acme.my.salesforce.com/services/oauth2/userinfo",
                        "{\"organization_id\":\"00D\",\"name\":\"Ada\"}"));

        assertThat(works.account().id()).isEqualTo("00D");
        assertThat(method("salesforce").filled(Map.of("login_host", "test")).userinfoUrl())
                .isEqualTo("{instance_url}/services/oauth2/userinfo");
    }

    private Verifier.Works prove(String app, Map<String, String> values, Map<String, String> answers) {
        RequestSigner signer = mock();
        when(signer.sign(any(), any(), any(), any(), any(), any())).thenAnswer(signing -> signing.getArgument(5));
        Verifier verifier = new Verifier(
                call -> {
                    calls.add(call);
                    String answer = answers.getOrDefault(call.uri().toString(), "unexpected");
                    return new Reply(200, List.of(), answer.getBytes(StandardCharsets.UTF_8));
                },
                new AppCalls(signer),
                Clock.systemUTC());
        return (Verifier.Works) verifier.verify(TestScopes.unsaved(), connector(app), method(app), token(), values);
    }

    private static Set<String> headers(Call call) {
        return call.headers().stream().map(Header::name).collect(Collectors.toSet());
    }

    private static Credentials.OAuth2Tokens token() {
        return new Credentials.OAuth2Tokens("token-1", null, Instant.EPOCH, null, List.of(), Map.of(), null);
    }

    private static OAuth2 method(String app) {
        return (OAuth2) new Catalog().entry(app).definition().method("oauth2").orElseThrow();
    }

    private static Connector connector(String app) {
        ConnectorInput input = new Catalog().entry(app).input();
        return new Connector(
                ConnectorId.next(),
                OrganizationId.next(),
                app,
                input.name(),
                input.description(),
                input.domain(),
                input.visibility(),
                input.iconUrl(),
                input.categories(),
                input.definition(),
                1,
                1,
                null,
                "",
                Instant.EPOCH,
                Instant.EPOCH);
    }
}
