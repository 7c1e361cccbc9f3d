package dev.patchbay.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@SandboxUnderTest
class BehavioursTest {

    private static final String KEY = SandboxAccounts.byId("ada").orElseThrow().apiKey();

    private final SandboxBrowser browser;

    BehavioursTest(@LocalServerPort int port) {
        browser = new SandboxBrowser(port).as("ada");
    }

    @AfterEach
    void clear() {
        browser.delete("/sandbox/behaviours");
        browser.delete("/sandbox/faults");
    }

    @ParameterizedTest
    @EnumSource
    void eachIsSwitchedOnAndOffByItsWord(Behaviour behaviour) {
        String word = "\"" + behaviour.word() + "\"";

        assertThat(browser.postJson("/sandbox/behaviours", "{\"behaviour\":" + word + "}")
                        .statusCode())
                .isEqualTo(201);
        assertThat(list()).contains(word);
        assertThat(browser.delete("/sandbox/behaviours/" + behaviour.word()).statusCode())
                .isEqualTo(204);
        assertThat(list()).isEqualTo("{\"data\":[]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"behaviour\":\"polite\"}", "{\"behaviour\":null}", "["})
    void whatIsNoBehaviourIsRefused(String json) {
        assertThat(browser.postJson("/sandbox/behaviours", json).statusCode()).isEqualTo(400);
        assertThat(list()).isEqualTo("{\"data\":[]}");
    }

    @Test
    void thePageShowsAllAndSwitchesThem() {
        browser.post("/sandbox/behaviours", Map.of("on", "comma_scopes"));

        String page = browser.get("/sandbox/behaviours", "Accept", "text/html").body();
        assertThat(page).contains("value=\"comma_scopes\" checked");
        for (Behaviour behaviour : Behaviour.values()) {
            assertThat(page).contains(behaviour.title(), "value=\"" + behaviour.word() + "\"");
        }
        browser.post("/sandbox/behaviours", Map.of("do", "save"));
        assertThat(list()).isEqualTo("{\"data\":[]}");
    }

    @Test
    void aGigabyteIsStreamed() {
        browser.postJson("/sandbox/faults", "{\"endpoint\":\"api\",\"fault\":\"endless\"}");

        assertThat(browser.length("/sandbox/api/me")).isGreaterThan(1L << 30);
    }

    @Test
    void aRedirectLoopsOrLeadsAway() {
        browser.postJson("/sandbox/faults", "{\"endpoint\":\"api\",\"fault\":\"redirect_loop\"}");
        assertThat(SandboxBrowser.location(me())).endsWith("/sandbox/api/me");
        browser.postJson("/sandbox/faults", "{\"endpoint\":\"api\",\"fault\":\"redirect_away\"}");
        assertThat(SandboxBrowser.location(me()))
                .startsWith("http://127.0.0.1:")
                .endsWith("/sandbox/elsewhere");
    }

    @Test
    void aCompressedAnswerCanBeHalf() {
        browser.postJson("/sandbox/faults", "{\"endpoint\":\"api\",\"fault\":\"truncated_gzip\"}");

        assertThat(me().headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(me().body()).contains("acct_ada");
    }

    @Test
    void withoutAnAnswerTheConnectionEnds() {
        browser.postJson("/sandbox/faults", "{\"endpoint\":\"api\",\"fault\":\"timeout\",\"times\":9,\"seconds\":0}");

        assertThatThrownBy(this::me).isInstanceOf(UncheckedIOException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"name\":\"A\"}",
                "{\"name\":\"A\",\"redirect_uri\":\"/callback\"}",
                "{\"name\":\"A\",\"redirect_uri\":\"https://a.test\",\"auth\":\"magic\"}",
                "{\"name\":\"A\",\"redirect_uri\":\"https://a.test\",\"auth\":\"private_key_jwt\"}",
                "{\"name\":\"A\",\"redirect_uri\":\"https://a.test\",\"auth\":\"private_key_jwt\",\"public_key\":\"x\"}"
            })
    void whatIsNoClientIsNotRegistered(String json) {
        assertThat(browser.postJson("/sandbox/clients", json).statusCode()).isEqualTo(400);
    }

    @Test
    void aClientIsToldItsSecretOnceAndAPublicOneHasNone() {
        assertThat(browser.postJson("/sandbox/clients", "{\"name\":\"A\",\"redirect_uri\":\"https://a.test\"}")
                        .body())
                .contains("\"client_id\":\"sbx_", "\"client_secret\":");
        assertThat(browser.postJson(
                                "/sandbox/clients",
                                "{\"name\":\"A\",\"redirect_uri\":\"https://a.test\",\"auth\":\"none\"}")
                        .body())
                .contains("\"client_id\":\"sbx_")
                .doesNotContain("client_secret");
    }

    private HttpResponse<String> me() {
        return browser.get("/sandbox/api/me", "X-API-Key", KEY);
    }

    private String list() {
        return browser.get("/sandbox/behaviours", "Accept", "application/json").body();
    }
}
