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
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest(
        classes = PatchbayServer.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "patchbay.sandbox=true",
            "patchbay.url=http://localhost:4999",
            "patchbay.db-url=jdbc:h2:mem:demo",
            "patchbay.data-dir=target/test-data",
            "patchbay.egress-allow=127.0.0.1/32,::1/128,localhost",
            "patchbay.api-key=" + DemoPageTest.KEY
        })
class DemoPageTest {

    static final String KEY = "pb_test_for-the-demo-0123456789012345678901234567";

    private static final String SANDBOX_KEY = "sandbox-key-ada-5f2c9a71";

    private final HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @Test
    void itLivesOnAnotherOriginThanPatchbay() throws Exception {
        HttpResponse<String> page = get("http://localhost:" + port + "/demo");

        assertThat(page.statusCode()).isEqualTo(302);
        assertThat(page.headers().firstValue("Location")).hasValue("http://127.0.0.1:4999/demo");
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
    void itsBackendGetsATokenFromTheApi() throws Exception {
        HttpResponse<String> token = post("/demo/connect-session?tenant=acme");

        assertThat(token.statusCode()).as(token.body()).isEqualTo(200);
        assertThat(token.body()).matches("[\\w.~-]{20,200}");
    }

    @Test
    void itShowsCredentialsCoveredAndOnlyTheTenantsConnections() throws Exception {
        String connection = JsonMapper.shared()
                .readTree(importSandboxKey().body())
                .path("id")
                .asString();

        assertThat(get("http://127.0.0.1:" + port + "/demo/connections?tenant=acme")
                        .body())
                .contains(connection);
        assertThat(get("http://127.0.0.1:" + port + "/demo/connections?tenant=globex")
                        .body())
                .doesNotContain(connection);
        assertThat(post("/demo/credentials?connection=" + connection).body())
                .contains("\"status\":200", "sand••••")
                .doesNotContain(SANDBOX_KEY);
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

    private HttpResponse<String> importSandboxKey() throws Exception {
        HttpResponse<String> created = http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/connections"))
                        .header("Authorization", "Bearer " + KEY)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("""
                                {"tenant":{"id":"acme"},"connector":"sandbox","auth_method":"api_key",
                                 "credentials":{"api_key":"%s"},"verify":false}""".formatted(SANDBOX_KEY)))
                        .build(),
                BodyHandlers.ofString());
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        return created;
    }

    /** A balancer that tells the scheme makes the request's own port 80. */
    @Test
    void itsTokenOpensTheWidgetInItsOwnOriginBehindABalancerToo() throws Exception {
        HttpResponse<String> token = send("/demo/connect-session?tenant=acme", "", "X-Forwarded-Proto", "http");

        HttpResponse<String> opened = send("/connect", "token=" + token.body(), "Origin", "http://127.0.0.1:4999");

        assertThat(opened.statusCode()).as(opened.body()).isEqualTo(303);
    }

    private HttpResponse<String> send(String path, String form, String header, String value) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header(header, value)
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
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
