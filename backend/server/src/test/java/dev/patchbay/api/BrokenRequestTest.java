package dev.patchbay.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.organization.ApiKeys;
import dev.patchbay.organization.Organizations;
import dev.patchbay.organization.Permission;
import dev.patchbay.organization.TestScopes;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Requests that no HTTP client would send, as they go over the wire: refused before any controller, in the API's form all the same. */
@ServerUnderTest
class BrokenRequestTest {

    private static final String PATH = "/api/v1/connections";

    private final int port;
    private final String key;

    BrokenRequestTest(World world, Organizations organizations, ApiKeys keys) {
        this.port = world.port();
        this.key = keys.create(TestScopes.organization(organizations).test(), "Key of a test", Permission.ofApiKeys())
                .secret();
    }

    private record Answer(int status, String type, String body) {

        JsonNode problem() {
            return JsonMapper.shared().readTree(body);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tag.%00=x", "%01=1", "tag.a%0ab=1", "a%7f=1", "tag.%zz=1", "tag.%ff=1"})
    void a_query_with_control_characters_is_named(String query) throws IOException {
        Answer answer = send("GET " + PATH + "?" + query + " HTTP/1.1", "");

        assertThat(answer.status()).as(answer.toString()).isBetween(400, 422);
        assertThat(answer.type()).startsWith("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/connections/%zz",
                "/api/v1/connections/%",
                "//api/v1/connections",
                "/api/v1//connections",
                "/api/v1/..;/x",
                "/api/v1/../x",
                "/api/../../x",
                "/api/v1/connections;a=b",
                "/api/v1/%2e%2e/x",
                "/api/v1/a%2fb",
                "/api/v1/a%5cb",
                "/api/v1/a\\b",
                "/api/v1/%00",
                "/api/v1/a%0ab",
                "/api/v1/{x}",
                "/api/v1/a%25b",
                "/api/v1/%c0%af",
                "/api/v1/\u00fc"
            })
    void aBrokenPathIsMalformed(String path) throws IOException {
        requireProblem(send("GET " + path + " HTTP/1.1", ""), 400, "malformed_request");
    }

    @ParameterizedTest
    @CsvSource({"B@D,400,malformed_request", "FOO,400,malformed_request", "TRACE,405,method_not_allowed"})
    void aMethodThatIsNoneIsRefused(String method, int status, String code) throws IOException {
        requireProblem(send(method + " " + PATH + " HTTP/1.1", ""), status, code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bad Header: x",
                "Host: another.test",
                "Content-Length: many",
                "Content-Length: 1\r\nContent-Length: 2",
                "X-Control: \u0001"
            })
    void aBrokenHeaderIsMalformed(String header) throws IOException {
        requireProblem(send("GET " + PATH + " HTTP/1.1", header + "\r\n"), 400, "malformed_request");
    }

    @ParameterizedTest
    @ValueSource(ints = {9_000, 40_000})
    void whatIsTooLongIsMalformed(int length) throws IOException {
        String endless = "x".repeat(length);
        requireProblem(send("GET " + PATH + " HTTP/1.1", "X-Endless: " + endless + "\r\n"), 400, "malformed_request");
        requireProblem(send("GET /api/v1/" + endless + " HTTP/1.1", ""), 400, "malformed_request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api", "/api/", "/api/v2/connections", "/api/openapi.json/x"})
    void whatIsBesideTheApiIsNotFound(String path) throws IOException {
        requireProblem(send("GET " + path + " HTTP/1.1", ""), 404, "not_found");
    }

    @ParameterizedTest
    @CsvSource({"HTTP/3.7,505", "HTTP/1.1,417"})
    void whatTheServerDoesNotSpeakIsNamed(String version, int status) throws IOException {
        Answer answer = send("GET " + PATH + " " + version, status == 417 ? "Expect: wonders\r\n" : "");
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.type()).isEqualTo("application/problem+json");
    }

    private static void requireProblem(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.type()).isEqualTo("application/problem+json");
        assertThat(answer.problem().path("code").asString()).isEqualTo(code);
        assertThat(answer.problem().path("status").asInt()).isEqualTo(status);
        assertThat(answer.problem().path("request_id").asString()).startsWith("req_");
        assertThat(answer.body()).doesNotContain("Tomcat", "Exception", "<html", "\tat ");
    }

    private Answer send(String line, String headers) throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(10_000);
            String request = line + "\r\nHost: localhost\r\nAuthorization: Bearer " + key + "\r\n" + headers
                    + "Connection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return answer(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static Answer answer(String text) {
        int end = text.indexOf("\r\n\r\n");
        String head = text.substring(0, end);
        String type = head.lines()
                .filter(header -> header.toLowerCase(Locale.ROOT).startsWith("content-type:"))
                .map(header -> header.substring("content-type:".length()).strip())
                .findFirst()
                .orElse("");
        String rest = text.substring(end + 4);
        // A chunked body is its JSON between two lines of its length.
        String body = rest.contains("{") ? rest.substring(rest.indexOf('{'), rest.lastIndexOf('}') + 1) : rest;
        return new Answer(Integer.parseInt(head.split(" ")[1]), type, body);
    }
}
