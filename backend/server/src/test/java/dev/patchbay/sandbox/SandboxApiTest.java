package dev.patchbay.sandbox;

import static dev.patchbay.sandbox.SandboxBrowser.basic;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@SandboxUnderTest
class SandboxApiTest {

    private static final SandboxAccount BEN = SandboxAccounts.byId("ben").orElseThrow();

    private final SandboxBrowser caller;

    SandboxApiTest(@LocalServerPort int port) {
        caller = new SandboxBrowser(port);
    }

    @Test
    void everyKindOfCredentialIsAccepted() {
        List<HttpResponse<String>> answers = List.of(
                caller.get("/sandbox/api/me", "X-API-Key", BEN.apiKey()),
                caller.get("/sandbox/api/me?api_key=" + BEN.apiKey()),
                caller.get("/sandbox/api/me", "Authorization", "Token " + BEN.apiKey()),
                caller.get("/sandbox/api/me", "Authorization", "bearer " + BEN.bearerToken()),
                caller.get("/sandbox/api/me", "Authorization", basic(BEN.username(), BEN.password())),
                caller.get("/sandbox/api/key/me", "X-API-Key", BEN.apiKey()),
                caller.get("/sandbox/api/bearer/me", "Authorization", "Bearer " + BEN.bearerToken()),
                caller.get("/sandbox/api/basic/me", "Authorization", basic(BEN.username(), BEN.password())));

        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(200))
                .allSatisfy(answer -> assertThat(answer.body())
                        .contains("acct_ben", "Ben Okafor", "ben@blue-harbor.example", "Blue Harbor Ltd"));
    }

    @Test
    void aPathOfOneKindAcceptsNoOther() {
        assertThat(caller.get("/sandbox/api/key/me", "Authorization", "Bearer " + BEN.bearerToken())
                        .statusCode())
                .isEqualTo(401);
        assertThat(caller.get("/sandbox/api/oauth/me", "Authorization", "Bearer " + BEN.bearerToken())
                        .statusCode())
                .isEqualTo(401);
        assertThat(caller.get("/sandbox/api/basic/me", "X-API-Key", BEN.apiKey())
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void wrongCredentialsAreChallenged() {
        HttpResponse<String> answer = caller.get("/sandbox/api/me", "Authorization", "Basic not-base64!");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().allValues("WWW-Authenticate"))
                .anyMatch(challenge -> challenge.startsWith("Bearer"))
                .anyMatch(challenge -> challenge.startsWith("Basic"));
        assertThat(answer.body()).contains("\"error\":\"invalid_token\"");
    }

    @Test
    void whatIsPublicNeedsNothing() {
        assertThat(caller.get("/sandbox/api/public/info").statusCode()).isEqualTo(200);
    }

    @Test
    void theHomePageShowsWhatToPaste() {
        assertThat(caller.get("/sandbox").body())
                .contains(BEN.apiKey(), BEN.bearerToken(), BEN.password(), "Developer settings");
    }
}
