package dev.patchbay.gateway.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import dev.patchbay.gateway.Call;
import dev.patchbay.gateway.CallFailed;
import dev.patchbay.gateway.CallFailed.Cause;
import dev.patchbay.gateway.Header;
import dev.patchbay.gateway.Purpose;
import dev.patchbay.gateway.Reply;
import dev.patchbay.gateway.internal.TestGateways.ScriptedNames;
import dev.patchbay.problem.Problem;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPOutputStream;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GatewayTest {

    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi";

    private MeasuredGateway gateway = TestGateways.local();

    @AfterEach
    void close() throws IOException {
        gateway.close();
    }

    @Test
    void sendsTheCallAsItIsAndReadsTheWholeAnswer() {
        try (RawServer server = RawServer.answering("HTTP/1.1 404 Nope\r\nContent-Type: application/problem+json;"
                + " charset=\"utf-8\"\r\nContent-Length: 15\r\n\r\n{\"name\":\"Zoë\"}".replace("ë", "\u00c3\u00ab"))) {
            Reply reply = gateway.send(Call.get(server.uri("/a%2Fb/../c//d;x?q=%20&r=a+b"))
                    .withHeader("Accept", "application/json")
                    .withSecretHeader("X-Secret", "s"));
            assertThat(reply.status()).isEqualTo(404);
            assertThat(reply.ok()).isFalse();
            assertThat(reply.isJson()).isTrue();
            assertThat(reply.text()).isEqualTo("{\"name\":\"Zoë\"}");
            assertThat(reply.header("content-TYPE"))
                    .hasValueSatisfying(v -> assertThat(v).startsWith("application/problem+json"));
            assertThat(server.requests())
                    .singleElement()
                    .satisfies(request -> assertThat(request)
                            .startsWith("GET /a%2Fb/../c//d;x?q=%20&r=a+b HTTP/1.1\r\n")
                            .contains("\r\nHost: 127.0.0.1:" + server.port() + "\r\n")
                            .contains("\r\nAccept: application/json\r\n")
                            .contains("\r\nX-Secret: s\r\n")
                            .contains("\r\nUser-Agent: Patchbay\r\n")
                            .doesNotContain("Cookie"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"//evil.example/x", "//evil.example:80/../x", "/..//evil.example", "/@evil.example/"})
    void noPathLeavesTheHost(String path) {
        try (RawServer server = RawServer.answering(OK)) {
            gateway.send(Call.get(server.uri(path)));
            assertThat(server.requests().getFirst())
                    .startsWith("GET " + path + " HTTP/1.1\r\n")
                    .contains("\r\nHost: 127.0.0.1:" + server.port() + "\r\n");
        }
    }

    @Test
    void encodesWhatAUrlMustNotHold() {
        try (RawServer server = RawServer.answering(OK)) {
            gateway.send(Call.get(server.uri("/caf\u00e9?q=\u6771")));
            assertThat(server.requests().getFirst()).startsWith("GET /caf%C3%A9?q=%E6%9D%B1 HTTP/1.1\r\n");
        }
    }

    @Test
    void postsAForm() {
        try (RawServer server = RawServer.answering(OK)) {
            Map<String, String> form = new LinkedHashMap<>();
            form.put("grant_type", "refresh_token");
            form.put("refresh_token", "a b&c=d/é");
            gateway.send(Call.postForm(server.uri("/token"), form));
            assertThat(server.requests().getFirst())
                    .startsWith("POST /token HTTP/1.1\r\n")
                    .contains("\r\nContent-Type: application/x-www-form-urlencoded\r\n")
                    .endsWith("\r\n\r\ngrant_type=refresh_token&refresh_token=a+b%26c%3Dd%2F%C3%A9");
        }
    }

    @Test
    void readsAGzippedAnswer() throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
            gzip.write("hello".getBytes(UTF_8));
        }
        try (RawServer server = RawServer.answering((request, out) -> {
            out.write(("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: " + zipped.size() + "\r\n\r\n")
                    .getBytes(UTF_8));
            out.write(zipped.toByteArray());
        })) {
            Reply reply = gateway.send(Call.get(server.uri("/")));
            assertThat(reply.text()).isEqualTo("hello");
            assertThat(reply.header("Content-Encoding")).isEmpty();
            assertThat(reply.header("Content-Length")).isEmpty();
        }
    }

    @Test
    void readsAnAnswerWithoutABody() {
        try (RawServer none = RawServer.answering("HTTP/1.1 204 No Content\r\n\r\n");
                RawServer head = RawServer.answering(
                        "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n" + "Content-Encoding: gzip\r\n\r\n")) {
            assertThat(gateway.send(Call.get(none.uri("/"))).body()).isEmpty();
            assertThat(gateway.send(Call.of("HEAD", head.uri("/"))).body()).isEmpty();
        }
    }

    @Test
    void keepsNoCookies() {
        try (RawServer server =
                RawServer.answering("HTTP/1.1 200 OK\r\nSet-Cookie: a=b; Path=/\r\nContent-Length: 0\r\n\r\n")) {
            gateway.send(Call.get(server.uri("/")));
            gateway.send(Call.get(server.uri("/")));
            assertThat(server.requests()).noneMatch(request -> request.contains("Cookie"));
        }
    }

    @Test
    void usesAConnectionAgain() throws IOException {
        Set<InetSocketAddress> clients = ConcurrentHashMap.newKeySet();
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", exchange -> {
            clients.add(exchange.getRemoteAddress());
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().write("hi".getBytes(UTF_8));
            exchange.close();
        });
        server.start();
        try {
            URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
            for (int i = 0; i < 5; i++) {
                assertThat(gateway.send(Call.get(uri)).text()).isEqualTo("hi");
            }
            assertThat(clients).hasSize(1);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void sendsNothingTwice() {
        try (RawServer server = RawServer.answering((request, out) -> {})) {
            assertThat(failure(Call.postForm(server.uri("/token"), Map.of("a", "b"))))
                    .isEqualTo(Cause.RESET);
            assertThat(server.requests()).hasSize(1);
        }
        try (RawServer busy = RawServer.answering("HTTP/1.1 503 Busy\r\nRetry-After: 0\r\nContent-Length: 0\r\n\r\n")) {
            assertThat(gateway.send(Call.get(busy.uri("/"))).status()).isEqualTo(503);
            assertThat(busy.requests()).hasSize(1);
        }
    }

    @Test
    void resolvesANameOnceAndConnectsToTheCheckedAddress() {
        ScriptedNames rebinding =
                new ScriptedNames().then("a.test", "127.0.0.1").then("a.test", "10.0.0.1");
        try (RawServer server = RawServer.answering(OK);
                MeasuredGateway pinned = TestGateways.gateway("127.0.0.1", rebinding)) {
            pinned.send(Call.get(URI.create("http://a.test:" + server.port() + "/")));
            assertThat(rebinding.asked()).isEqualTo(1);
            assertThat(server.requests().getFirst()).contains("\r\nHost: a.test:" + server.port() + "\r\n");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aNameThatTurnsPrivateAfterItWasCheckedIsRefused() throws IOException {
        ScriptedNames rebinding =
                new ScriptedNames().then("evil.test", "93.184.215.14").then("evil.test", "127.0.0.1");
        try (RawServer server = RawServer.answering(OK);
                MeasuredGateway strict = TestGateways.gateway("", rebinding)) {
            String url = "http://evil.test:" + server.port() + "/";
            assertThat(TestGateways.policy("", rebinding).refusal(url)).isEmpty();
            assertThat(failure(strict, Call.get(URI.create(url)))).isEqualTo(Cause.REFUSED_BY_POLICY);
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void aPooledConnectionIsNotUsedForAnotherNameOfTheSameAddress() throws IOException {
        Set<InetSocketAddress> clients = ConcurrentHashMap.newKeySet();
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", exchange -> {
            clients.add(exchange.getRemoteAddress());
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        try (MeasuredGateway two = TestGateways.gateway(
                "127.0.0.1", new ScriptedNames().then("a.test", "127.0.0.1").then("b.test", "127.0.0.1"))) {
            int port = server.getAddress().getPort();
            two.send(Call.get(URI.create("http://a.test:" + port + "/")));
            two.send(Call.get(URI.create("http://b.test:" + port + "/")));
            assertThat(clients).hasSize(2);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void triesTheNextAddressWhenTheFirstAcceptsNoConnection() throws IOException {
        try (RawServer server = RawServer.answering(OK);
                MeasuredGateway two = TestGateways.gateway(
                        "127.0.0.0/8", new ScriptedNames().then("a.test", "127.0.0.2", "127.0.0.1"))) {
            assertThat(two.send(Call.get(URI.create("http://a.test:" + server.port() + "/")))
                            .text())
                    .isEqualTo("hi");
        }
    }

    @Test
    void aPrivateAddressIsRefusedBeforeAnythingIsSent() throws IOException {
        try (RawServer server = RawServer.answering(OK);
                MeasuredGateway strict = TestGateways.gateway("", new ScriptedNames())) {
            assertThat(failure(strict, Call.get(server.uri("/")))).isEqualTo(Cause.REFUSED_BY_POLICY);
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void tellsWhyThereIsNoConnection() throws IOException {
        int closed;
        try (RawServer server = RawServer.answering(OK)) {
            closed = server.port();
        }
        assertThat(failure(Call.get(URI.create("http://127.0.0.1:" + closed + "/"))))
                .isEqualTo(Cause.CONNECT);
        assertThat(failure(Call.get(URI.create("http://no-such-name.test/")))).isEqualTo(Cause.UNRESOLVED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nX-Evil: 1", "a\nb", "a\u0000b", "caf\u00e9", "\u560d\u560a"})
    void aHeaderCannotSmuggleAnother(String value) {
        try (RawServer server = RawServer.answering(OK)) {
            assertThat(failure(Call.get(server.uri("/")).withHeader("X-Key", value)))
                    .isEqualTo(Cause.MALFORMED);
            assertThat(failure(Call.get(server.uri("/")).withHeader("X-Key" + value, "v")))
                    .isEqualTo(Cause.MALFORMED);
            assertThat(server.requests()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Host", "content-length", "Transfer-Encoding", "Connection", "Expect", "Upgrade"})
    void aHeaderCannotChangeHowTheCallIsFramedOrRouted(String name) {
        assertThat(failure(Call.get(URI.create("http://127.0.0.1:1/")).withHeader(name, "x")))
                .isEqualTo(Cause.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "GE T", "GET\r\n", "CONNECT"})
    void refusesAMethodThatIsNone(String method) {
        assertThat(failure(Call.of(method, URI.create("http://127.0.0.1:1/")))).isEqualTo(Cause.MALFORMED);
    }

    @Test
    void aFailureIsAProblemOfTheUpstreamThatNamesNoSecret() {
        URI uri = URI.create("http://no-such-name.test/path?client_secret=hush");
        assertThatThrownBy(() -> gateway.send(Call.get(uri).withHeader("Authorization", "Bearer hush")))
                .isInstanceOfSatisfying(CallFailed.class, failed -> {
                    assertThat(failed.kind()).isEqualTo(Problem.Kind.UPSTREAM);
                    assertThat(failed.code()).isEqualTo("upstream_unresolved");
                    assertThat(failed.toString()).doesNotContain("hush").doesNotContain("path");
                    assertThat(failed).hasNoCause();
                });
    }

    @Test
    void theTextsOfCallsAndRepliesHoldNoSecret() {
        Call call = Call.postForm(URI.create("https://api.test/x?key=hush"), Map.of("client_secret", "hush"))
                .withHeader("Authorization", "hush")
                .withSecretHeader("X-Custom", "hush");
        assertThat(call.toString()).isEqualTo("POST https://api.test/x");
        assertThat(call.headers().toString()).doesNotContain("hush");
        assertThat(new Reply(200, List.of(new Header("Set-Cookie", "hush")), "hush".getBytes(UTF_8)).toString())
                .isEqualTo("200, 4 bytes");
    }

    @Test
    void measuresCallsByPurposeAndOutcome() throws IOException {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        try (RawServer server = RawServer.answering(OK);
                MeasuredGateway measured = TestGateways.gateway(
                        "127.0.0.1", new ScriptedNames(), DefaultClientTlsStrategy.createDefault(), meters)) {
            measured.send(Call.get(server.uri("/")).withPurpose(Purpose.TOKEN));
            failure(measured, Call.get(URI.create("http://10.0.0.1/?key=hush")).withPurpose(Purpose.VERIFICATION));
            assertThat(meters.get("patchbay.gateway.calls")
                            .tags("purpose", "token", "outcome", "2xx")
                            .timer()
                            .count())
                    .isEqualTo(1);
            assertThat(meters.get("patchbay.gateway.calls")
                            .tags("purpose", "verification", "outcome", "refused_by_policy")
                            .timer()
                            .count())
                    .isEqualTo(1);
        }
    }

    private Cause failure(Call call) {
        return failure(gateway, call);
    }

    private static Cause failure(MeasuredGateway gateway, Call call) {
        return catchThrowableOfType(CallFailed.class, () -> gateway.send(call)).cause();
    }
}
