package dev.patchbay.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.PatchbayServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

@SpringBootTest(
        classes = PatchbayServer.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "patchbay.sandbox=true",
            "patchbay.db-url=jdbc:h2:mem:demo",
            "patchbay.data-dir=target/test-data",
            "patchbay.api-key=" + DemoPageTest.KEY
        })
class DemoPageTest {

    static final String KEY = "pb_test_for-the-demo-0123456789012345678901234567";

    private final HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @Test
    void itLivesOnAnotherOriginThanPatchbay() throws Exception {
        HttpResponse<String> page = get("http://localhost:" + port + "/demo");

        assertThat(page.statusCode()).isEqualTo(302);
        assertThat(page.headers().firstValue("Location")).hasValue("http://127.0.0.1:" + port + "/demo");
    }

    @Test
    void itsPolicyIsStrictAndTheKeyIsNotInIt() throws Exception {
        HttpResponse<String> page = get("http://127.0.0.1:" + port + "/demo");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("/connect.js").doesNotContain(KEY, "<style", "onclick", "{{");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(page.headers().allValues("Set-Cookie")).isEmpty();
    }

    @Test
    void anUnknownTenantGetsNoToken() throws Exception {
        assertThat(post("/demo/connect-session?tenant=initech").statusCode()).isEqualTo(404);
    }

    @Test
    void whatIsNoConnectionIsNotAskedFor() throws Exception {
        assertThat(post("/demo/credentials?connection=../connectors").statusCode())
                .isEqualTo(404);
    }

    private HttpResponse<String> get(String address) throws Exception {
        return http.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .POST(BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());
    }
}
