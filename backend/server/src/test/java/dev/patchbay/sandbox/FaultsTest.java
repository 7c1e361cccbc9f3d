package dev.patchbay.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SandboxUnderTest
class FaultsTest {

    private static final String REDIRECT = "http://client.example/callback";
    private static final String KEY = SandboxAccounts.byId("ada").orElseThrow().apiKey();

    private final SandboxBrowser browser;

    @Autowired
    private SandboxClients clients;

    private SandboxClients.Registration client = new SandboxClients.Registration("", "");

    FaultsTest(@LocalServerPort int port) {
        browser = new SandboxBrowser(port).as("ada");
    }

    @BeforeEach
    void register() {
        client = clients.register("Acme", REDIRECT);
        browser.delete("/sandbox/stats");
    }

    @AfterEach
    void clear() {
        browser.delete("/sandbox/faults");
    }

    @ParameterizedTest
    @CsvSource({"server_error,500", "unavailable,503", "too_many_requests,429", "unauthorized,401", "html,200"})
    void theNextCallFailsAndTheOneAfterDoesNot(String fault, int status) {
        turnOn("api", fault, 1);

        HttpResponse<String> failed = me();
        assertThat(failed.statusCode()).isEqualTo(status);
        assertThat(failed.headers().firstValue("Retry-After").isPresent()).isEqualTo(status == 503 || status == 429);
        assertThat(failed.body()).doesNotContain("acct_ada");
        assertThat(me().body()).contains("acct_ada");
    }

    @Test
    void aFaultLastsForTheCallsThatWereAskedFor() {
        turnOn("api", "server_error", 2);

        assertThat(me().statusCode()).isEqualTo(500);
        assertThat(browser.get("/sandbox/faults", "Accept", "application/json").body())
                .contains("\"times\":1");
        assertThat(me().statusCode()).isEqualTo(500);
        assertThat(me().statusCode()).isEqualTo(200);
    }

    @Test
    void aResetConnectionGivesNoAnswer() {
        // More than one, because the client tries a GET again by itself.
        turnOn("api", "reset", 9);

        assertThatThrownBy(this::me).isInstanceOf(UncheckedIOException.class);
        browser.delete("/sandbox/faults");
        assertThat(me().statusCode()).isEqualTo(200);
    }

    @Test
    void aTruncatedAnswerIsNoJson() {
        turnOn("api", "truncated_json", 1);

        assertThat(me().body()).startsWith("{").doesNotEndWith("}");
    }

    @Test
    void aLostAnswerToARefreshHasRotatedTheToken() {
        JsonNode tokens = connect();
        turnOn("refresh", "lost_response", 1);

        assertThatThrownBy(() -> refresh(tokens)).isInstanceOf(UncheckedIOException.class);
        assertThat(refresh(tokens).body()).contains("invalid_grant");
    }

    @Test
    void aResetBeforeARefreshHasNot() {
        JsonNode tokens = connect();
        turnOn("refresh", "reset", 1);

        assertThatThrownBy(() -> refresh(tokens)).isInstanceOf(UncheckedIOException.class);
        assertThat(refresh(tokens).statusCode()).isEqualTo(200);
    }

    @Test
    void withoutANewRefreshTokenTheOldOneStaysGood() {
        JsonNode tokens = connect();
        turnOn("refresh", "no_refresh_token", 1);

        HttpResponse<String> refreshed = refresh(tokens);
        assertThat(refreshed.statusCode()).isEqualTo(200);
        assertThat(refreshed.body()).contains("access_token").doesNotContain("refresh_token");
        assertThat(refresh(tokens).body()).contains("refresh_token");
    }

    @Test
    void invalidGrantCanBeAskedForAndLeavesTheGrantAlone() {
        JsonNode tokens = connect();
        turnOn("refresh", "invalid_grant", 1);

        assertThat(refresh(tokens).statusCode()).isEqualTo(400);
        assertThat(refresh(tokens).statusCode()).isEqualTo(200);
    }

    @Test
    void everyCallIsCountedFailedOnesToo() {
        JsonNode tokens = connect();
        turnOn("refresh", "server_error", 1);
        refresh(tokens);
        refresh(tokens);

        JsonNode stats =
                JsonMapper.shared().readTree(browser.get("/sandbox/stats").body());
        assertThat(stats.path("refresh").asInt()).isEqualTo(2);
        assertThat(stats.path("token").asInt()).isEqualTo(1);
        assertThat(stats.path("api").asInt()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"endpoint\":\"nowhere\",\"fault\":\"html\"}",
                "{\"endpoint\":\"api\",\"fault\":\"gone\"}",
                "{\"endpoint\":\"api\",\"fault\":\"slow\",\"seconds\":100000}",
                "{\"endpoint\":\"api\",\"fault\":\"slow\",\"times\":0}",
                "{}",
                "[",
            })
    void whatIsNoFaultIsRefused(String json) {
        assertThat(browser.postJson("/sandbox/faults", json).statusCode()).isEqualTo(400);
        assertThat(me().statusCode()).isEqualTo(200);
    }

    @Test
    void thePageSwitchesThemToo() {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("do", "set");
        form.put("endpoint", "api");
        form.put("fault", "server_error");
        form.put("times", "3");
        form.put("seconds", "0");
        browser.post("/sandbox/faults", form);

        assertThat(browser.get("/sandbox/faults", "Accept", "text/html").body()).contains("api: 500", "3 more");

        browser.post("/sandbox/faults", Map.of("do", "clear"));
        assertThat(me().statusCode()).isEqualTo(200);
    }

    private void turnOn(String endpoint, String fault, int times) {
        HttpResponse<String> response = browser.postJson(
                "/sandbox/faults",
                "{\"endpoint\":\"%s\",\"fault\":\"%s\",\"times\":%d}".formatted(endpoint, fault, times));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
    }

    private HttpResponse<String> me() {
        return browser.get("/sandbox/api/me", "X-API-Key", KEY);
    }

    private JsonNode connect() {
        return JsonMapper.shared()
                .readTree(token(Map.of(
                                "grant_type",
                                "authorization_code",
                                "code",
                                browser.code(client.clientId(), REDIRECT),
                                "redirect_uri",
                                REDIRECT,
                                "code_verifier",
                                SandboxBrowser.VERIFIER))
                        .body());
    }

    private HttpResponse<String> refresh(JsonNode tokens) {
        return token(Map.of(
                "grant_type",
                "refresh_token",
                "refresh_token",
                tokens.path("refresh_token").asString()));
    }

    private HttpResponse<String> token(Map<String, String> form) {
        return browser.post(
                "/sandbox/oauth2/token",
                form,
                "Authorization",
                SandboxBrowser.basic(client.clientId(), client.clientSecret()));
    }
}
