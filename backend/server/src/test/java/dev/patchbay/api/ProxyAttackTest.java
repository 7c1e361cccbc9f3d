package dev.patchbay.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.organization.Permission;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody makes the proxy send credentials elsewhere, say more than was meant, or act for somebody else. */
@ServerUnderTest
@Timeout(60)
class ProxyAttackTest {

    private final RawApp app = RawApp.answering("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok");
    private final ProxyWorld world;
    private final String proxy;

    ProxyAttackTest(World world) {
        this.world = new ProxyWorld(world, app.url() + "/v1");
        this.proxy = this.world.withKey();
    }

    @AfterEach
    void close() throws IOException {
        app.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example/x",
                "/..",
                "/../admin",
                "/a/../../admin",
                "/%2e%2e/admin",
                "/%2E./admin",
                "/a/%2e%2e%2f%2e%2e/admin",
                "/..%2fadmin",
                "/..%5cadmin",
                "/%252e%252e/admin",
                "/%252e%252e%252fadmin",
                "/a%2f..%2f..%2fadmin",
                "/a%2f%2fevil.example",
                "/%2fevil.example",
                "/%2f%2fevil.example",
                "/@evil.example",
                "/%40evil.example",
                "/user:password@evil.example",
                "/http://evil.example",
                "/http:%2f%2fevil.example",
                "/..;/admin",
                "/a;/../admin",
                "/..%3b/admin",
                "/%5cevil.example",
                "/a%5c..%5cadmin",
                "/a%00b",
                "/a%0d%0aX-Evil:%201",
                "/a%250d%250ab",
                "/a%0ab",
                "/a%09b",
                "/a%7fb",
                "/a%c0%afb",
                "/a%ff",
                "/a%",
                "/a%2",
                "/a%zz",
                "/./x",
                "/x/.",
                "/a\\b"
            })
    void a_path_that_could_lead_elsewhere_goes_nowhere(String path) throws IOException {
        String answer = exchange("GET " + proxy + path + " HTTP/1.1\r\n", "", "");

        assertThat(answer).matches("(?s)HTTP/1.1 4(00|22) .*");
        assertThat(app.heads()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"@evil.example/", ".evil.example/", ":80@evil.example/", "%2f..", "?x", ";x=/a"})
    void nothing_but_a_slash_follows_the_proxys_own_path(String rest) throws IOException {
        exchange("GET " + proxy + rest + " HTTP/1.1\r\n", "", "");

        // Only the query belongs to it.
        assertThat(app.heads()).hasSize(rest.equals("?x") ? 1 : 0);
    }

    @Test
    void what_is_odd_and_harmless_arrives_as_it_was_written() throws IOException {
        for (String path : Set.of(
                "/users/ada@acme.test/mails",
                "/a%2fb",
                "/a%20b",
                "/caf%C3%A9",
                "/100%25",
                "/a:b/c,d;".replace(";", ""),
                "/files/..hidden",
                "/x...y",
                "/~me/$metadata")) {
            app.heads().clear();
            assertThat(exchange("GET " + proxy + path + "?q=[1]|%zz HTTP/1.1\r\n", "", ""))
                    .startsWith("HTTP/1.1 200");
            assertThat(app.heads().getFirst()).startsWith("GET /v1" + path + "?q=[1]%7C%25zz HTTP/1.1\r\n");
        }
    }

    @Test
    void the_host_that_a_caller_names_is_not_the_one_that_is_called() throws IOException {
        String port = String.valueOf(world.world().port());
        exchange("GET http://evil.example" + proxy + "/x HTTP/1.1\r\n", "X-Forwarded-Host: evil.example\r\n", "");
        exchange("GET " + proxy + "/x HTTP/1.1\r\n", "X-Host: evil.example\r\nForwarded: host=evil.example\r\n", "");

        assertThat(app.heads())
                .isNotEmpty()
                .allSatisfy(head -> assertThat(head)
                        .contains("Host: " + app.url().substring("http://".length()) + "\r\n")
                        .doesNotContain("Host: localhost:" + port));
    }

    @Test
    void two_lengths_or_a_length_and_chunks_never_make_two_requests() throws IOException {
        String smuggled = "GET /v1/smuggled HTTP/1.1\r\nHost: x\r\n\r\n";
        exchange(
                "POST " + proxy + "/x HTTP/1.1\r\n",
                "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n",
                "0\r\n\r\n" + smuggled);
        exchange("POST " + proxy + "/x HTTP/1.1\r\n", "Content-Length: 3\r\nContent-Length: 40\r\n", "abc" + smuggled);
        exchange("POST " + proxy + "/x HTTP/1.1\r\n", "Transfer-Encoding: xchunked\r\n", "0\r\n\r\n" + smuggled);
        exchange(
                "POST " + proxy + "/x HTTP/1.1\r\n",
                "Transfer-Encoding: chunked, identity\r\n",
                "0\r\n\r\n" + smuggled);
        exchange("POST " + proxy + "/x HTTP/1.1\r\n", "Content-Length : 5\r\n", smuggled);

        assertThat(app.heads())
                .allSatisfy(head -> assertThat(head).startsWith("POST /v1/x ").doesNotContain("smuggled"));
        assertThat(app.heads())
                .allSatisfy(head -> assertThat(
                                head.toLowerCase(java.util.Locale.ROOT).split("content-length|transfer-encoding", -1))
                        .hasSize(2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"X-A: b\rX-Evil: 1", "X-A: b\nX-Evil: 1", "X-A: b\r X-Evil: 1", "X-A: b\u0000c", "X-A: caf\u00e9"
            })
    void a_header_is_one_header(String header) throws IOException {
        exchange("GET " + proxy + "/x HTTP/1.1\r\n", header + "\r\n", "");

        assertThat(app.heads())
                .allSatisfy(head -> assertThat(head.replace("\r\n", "")).doesNotContain("\r", "\n"));
        assertThat(app.heads())
                .allSatisfy(head -> assertThat(head.lines().filter(line -> line.contains("\r")))
                        .isEmpty());
    }

    @Test
    void an_app_cannot_split_the_answer_or_end_it_for_the_next_caller() throws IOException {
        app.talking(
                (head, in, out) -> RawApp.write(
                        out,
                        "HTTP/1.1 200 OK\r\nX-A: b\rSet-Cookie: evil=1\r\nX-Folded: a\r\n Set-Cookie: evil=2\r\nContent-Length: 2\r\n"
                                + "Transfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\nHTTP/1.1 200 OK\r\nX-Evil: 1\r\n\r\n"));
        String answer = exchange("GET " + proxy + "/x HTTP/1.1\r\n", "", "");

        assertThat(answer.lines()).noneMatch(line -> line.startsWith("Set-Cookie") || line.startsWith("X-Evil"));
        assertThat(answer.replace("\r\n", "")).doesNotContain("\r");
    }

    @Test
    void a_redirect_is_passed_on_and_not_followed() throws IOException {
        try (RawApp elsewhere = RawApp.answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")) {
            app.talking((head, in, out) -> RawApp.write(
                    out, "HTTP/1.1 302 Found\r\nLocation: " + elsewhere.url() + "/steal\r\nContent-Length: 0\r\n\r\n"));
            String answer = exchange("GET " + proxy + "/x HTTP/1.1\r\n", "", "");

            assertThat(answer).startsWith("HTTP/1.1 302").contains("Location: " + elsewhere.url() + "/steal");
            assertThat(elsewhere.heads()).isEmpty();
        }
    }

    @Test
    void a_redirect_on_the_base_url_stays_on_the_proxy() throws IOException {
        for (String location : Set.of("/v1/other?a=1#b", app.url() + "/v1/other?a=1#b", "other?a=1#b")) {
            app.talking((head, in, out) -> RawApp.write(
                    out, "HTTP/1.1 307 Temporary\r\nLocation: " + location + "\r\nContent-Length: 0\r\n\r\n"));
            assertThat(exchange("GET " + proxy + "/x HTTP/1.1\r\n", "", ""))
                    .contains("Location: " + proxy + "/other?a=1#b\r\n");
        }
        app.talking((head, in, out) ->
                RawApp.write(out, "HTTP/1.1 307 Temporary\r\nLocation: /v2/other\r\nContent-Length: 0\r\n\r\n"));
        assertThat(exchange("GET " + proxy + "/x HTTP/1.1\r\n", "", "")).contains("Location: /v2/other\r\n");
    }

    @Test
    void a_connection_of_somebody_else_is_not_there() {
        ProxyWorld stranger = new ProxyWorld(world.world(), app.url());

        assertThat(stranger.api().get(proxy + "/x").status()).isEqualTo(404);
        assertThat(world.tenancy().live().get(proxy + "/x").status()).isEqualTo(404);
        assertThat(stranger.api().get(proxy.replace("/proxy", "/calls")).status())
                .isEqualTo(404);
        assertThat(world.api().get("/api/v1/connections/conn_nonsense/proxy/x").status())
                .isEqualTo(404);
        assertThat(world.world().nobody().get(proxy + "/x").status()).isEqualTo(401);
        assertThat(app.heads()).isEmpty();
    }

    @Test
    void a_key_without_the_permission_calls_nothing() {
        Set<Permission> without = EnumSet.copyOf(Permission.ofApiKeys());
        without.remove(Permission.PROXY_CALL);
        Api limited = world.world().api(world.tenancy().organization().test(), without);
        Api only = world.world().api(world.tenancy().organization().test(), Set.of(Permission.PROXY_CALL));

        assertThat(limited.get(proxy + "/x").status()).isEqualTo(403);
        assertThat(app.heads()).isEmpty();
        assertThat(only.get(proxy + "/x").status()).isEqualTo(200);
        assertThat(only.get(proxy.replace("/proxy", "/credentials")).status()).isEqualTo(403);
    }

    /** The whole answer to a request written by hand. */
    private String exchange(String requestLine, String headers, String body) throws IOException {
        try (Socket caller = new Socket("localhost", world.world().port())) {
            RawApp.write(
                    caller.getOutputStream(),
                    requestLine + "Host: localhost:" + world.world().port() + "\r\nAuthorization: Bearer "
                            + world.api().key() + "\r\nConnection: close\r\n" + headers + "\r\n" + body);
            return new String(caller.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
