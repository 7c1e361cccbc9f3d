package dev.patchbay.gateway.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.patchbay.gateway.Call;
import dev.patchbay.gateway.CallFailed;
import dev.patchbay.gateway.CallFailed.Cause;
import dev.patchbay.gateway.Limits;
import dev.patchbay.gateway.Redirects;
import dev.patchbay.gateway.Reply;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GatewayRedirectTest {

    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi";
    private static final Limits ALWAYS = Limits.standard().following(Redirects.ALWAYS);

    private final MeasuredGateway gateway = TestGateways.local();

    @AfterEach
    void close() throws IOException {
        gateway.close();
    }

    @Test
    void followsAHarmlessGet() {
        try (RawServer target = RawServer.answering(OK);
                RawServer first = redirecting(302, target.uri("/there?x=1#part").toString())) {
            assertThat(gateway.send(Call.get(first.uri("/"))).text()).isEqualTo("hi");
            assertThat(target.requests().getFirst()).startsWith("GET /there?x=1 HTTP/1.1\r\n");
        }
    }

    @Test
    void byDefaultAnswersARedirectOfAPostOrOfACallWithCredentials() {
        try (RawServer target = RawServer.answering(OK);
                RawServer first = redirecting(302, target.uri("/").toString())) {
            List<Call> calls = List.of(
                    Call.postForm(first.uri("/"), Map.of("a", "b")),
                    Call.get(first.uri("/")).withHeader("Authorization", "Bearer t"),
                    Call.get(first.uri("/")).withHeader("Cookie", "a=b"),
                    Call.get(first.uri("/")).withSecretHeader("X-Anything", "k"),
                    Call.get(first.uri("/")).withLimits(Limits.standard().following(Redirects.NEVER)));
            for (Call call : calls) {
                Reply reply = gateway.send(call);
                assertThat(reply.status()).isEqualTo(302);
                assertThat(reply.header("Location")).contains(target.uri("/").toString());
            }
            assertThat(target.requests()).isEmpty();
        }
    }

    @Test
    void takesNoCredentialToAnotherOrigin() {
        try (RawServer elsewhere = RawServer.answering(OK);
                RawServer first = redirecting(302, elsewhere.uri("/").toString())) {
            gateway.send(Call.get(first.uri("/"))
                    .withHeader("Authorization", "Bearer token")
                    .withHeader("Cookie", "a=b")
                    .withSecretHeader("X-Custom-Key", "key")
                    .withHeader("X-Plain", "plain")
                    .withLimits(ALWAYS));
            assertThat(elsewhere.requests().getFirst())
                    .doesNotContain("Authorization")
                    .doesNotContain("Cookie")
                    .doesNotContain("X-Custom-Key")
                    .contains("X-Plain: plain");
        }
    }

    @Test
    void doesNotBringCredentialsBackWhenTheOtherOriginRedirectsHome() {
        try (RawServer home = RawServer.answering((request, out) -> {
                    String location = request.split(" ", 3)[1].substring(1);
                    out.write(RawServer.closing(location.isEmpty() ? OK : redirect(302, location)));
                });
                RawServer elsewhere = redirecting(302, home.uri("/").toString())) {
            gateway.send(Call.get(home.uri("/" + elsewhere.uri("/")))
                    .withHeader("Authorization", "Bearer token")
                    .withLimits(ALWAYS));
            assertThat(home.requests()).hasSize(2);
            assertThat(home.requests().getLast()).doesNotContain("Authorization");
        }
    }

    @Test
    void keepsCredentialsOnTheSameOrigin() {
        try (RawServer server = RawServer.answering((request, out) ->
                out.write(RawServer.closing(request.startsWith("GET /a ") ? redirect(302, "/b") : OK)))) {
            gateway.send(Call.get(server.uri("/a"))
                    .withHeader("Authorization", "Bearer t")
                    .withLimits(ALWAYS));
            assertThat(server.requests().getLast()).startsWith("GET /b ").contains("Authorization: Bearer t");
        }
    }

    @ParameterizedTest
    @CsvSource({"301,GET", "302,GET", "303,GET", "307,POST", "308,POST"})
    void changesTheMethodAsTheStatusDemands(int status, String method) {
        try (RawServer server = RawServer.answering((request, out) ->
                out.write(RawServer.closing(request.contains(" /a ") ? redirect(status, "/b") : OK)))) {
            gateway.send(Call.postForm(server.uri("/a"), Map.of("k", "v")).withLimits(ALWAYS));
            assertThat(server.requests().getLast()).startsWith(method + " /b ");
            assertThat(server.requests().getLast().endsWith("k=v")).isEqualTo(method.equals("POST"));
            assertThat(server.requests().getLast().contains("Content-Type")).isEqualTo(method.equals("POST"));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {307, 308})
    void sendsNoContentToAnotherOrigin(int status) {
        try (RawServer elsewhere = RawServer.answering(OK);
                RawServer first = redirecting(status, elsewhere.uri("/").toString())) {
            assertThat(failure(Call.postForm(first.uri("/"), Map.of("client_secret", "s"))
                            .withLimits(ALWAYS)))
                    .isEqualTo(Cause.REFUSED_BY_POLICY);
            assertThat(elsewhere.requests()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://169.254.169.254/latest/meta-data/",
                "http://10.0.0.1/",
                "http://127.0.0.2/",
                "http://[::1]/",
                "http://[::ffff:10.0.0.1]/",
                "http://2130706433/",
                "file:///etc/passwd",
                "ftp://example.com/",
                "http://user:password@127.0.0.1/"
            })
    void checksEveryHop(String location) {
        try (RawServer first = redirecting(302, location)) {
            assertThat(failure(Call.get(first.uri("/")))).isEqualTo(Cause.REFUSED_BY_POLICY);
        }
    }

    @Test
    void refusesALocationThatIsNoUrl() {
        try (RawServer first = redirecting(302, "http://exa mple/")) {
            assertThat(failure(Call.get(first.uri("/")))).isEqualTo(Cause.MALFORMED);
        }
    }

    @Test
    void neverGoesFromHttpsToHttp() {
        Call call = Call.get(URI.create("https://api.test/"));
        Reply reply =
                new Reply(302, List.of(new dev.patchbay.gateway.Header("Location", "http://api.test/")), new byte[0]);
        assertThat(catchThrowableOfType(CallFailed.class, () -> Redirection.next(call, reply))
                        .cause())
                .isEqualTo(Cause.REFUSED_BY_POLICY);
    }

    @Test
    void givesUpAfterFive() {
        try (RawServer loop = redirecting(302, "/again")) {
            assertThat(failure(Call.get(loop.uri("/")))).isEqualTo(Cause.TOO_MANY_REDIRECTS);
            assertThat(loop.requests()).hasSize(6);
        }
    }

    private Cause failure(Call call) {
        return catchThrowableOfType(CallFailed.class, () -> gateway.send(call)).cause();
    }

    private static RawServer redirecting(int status, String location) {
        return RawServer.answering(redirect(status, location));
    }

    private static String redirect(int status, String location) {
        return "HTTP/1.1 " + status + " Moved\r\nLocation: " + location + "\r\nContent-Length: 0\r\n\r\n";
    }
}
