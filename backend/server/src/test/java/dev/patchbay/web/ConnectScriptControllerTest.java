package dev.patchbay.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

class ConnectScriptControllerTest {

    private final MockMvcTester mvc = MockMvcTester.of(new ConnectScriptController());

    @Test
    void anyOriginMayLoadTheScript() {
        assertThat(mvc.get().uri("/connect.js"))
                .hasStatusOk()
                .hasHeader("Content-Type", "text/javascript;charset=UTF-8")
                .hasHeader("Access-Control-Allow-Origin", "*")
                .hasHeader("Cross-Origin-Resource-Policy", "cross-origin")
                .hasHeader("Cache-Control", "max-age=300, public")
                .bodyText()
                .contains("Patchbay");
    }

    @Test
    void anUnchangedScriptIsNotSentAgain() {
        String tag = mvc.get().uri("/connect.js").exchange().getResponse().getHeader("ETag");
        assertThat(tag).isNotNull();

        assertThat(mvc.get().uri("/connect.js").header("If-None-Match", tag)).hasStatus(HttpStatus.NOT_MODIFIED);
    }
}
