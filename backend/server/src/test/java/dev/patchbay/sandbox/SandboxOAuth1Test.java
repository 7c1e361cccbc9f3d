package dev.patchbay.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.scribejava.core.model.Verb;
import dev.patchbay.sandbox.SignedCaller.Pair;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestConstructor;

@SandboxUnderTest
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class SandboxOAuth1Test {

    private static final String CALLBACK = "https://saas.test/callback";
    private static final String ME = "/sandbox/api/oauth1/me";

    private final SandboxBrowser browser;
    private final MovableClock clock;
    private final SignedCaller app;
    private final SignedCaller otherApp;

    SandboxOAuth1Test(
            @LocalServerPort int port, SandboxConsumers consumers, SandboxAddress address, MovableClock clock) {
        this.browser = new SandboxBrowser(port);
        this.clock = clock;
        this.app = caller(port, consumers, address);
        this.otherApp = caller(port, consumers, address);
    }

    private SignedCaller caller(int port, SandboxConsumers consumers, SandboxAddress address) {
        SandboxConsumers.Consumer consumer = consumers.register("An App", CALLBACK);
        return new SignedCaller(new SandboxBrowser(port), address.origin(), clock, consumer.key(), consumer.secret());
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void aPersonGivesAccessAndSignedCallsAreTheirs() {
        HttpResponse<String> answer = app.requestToken(CALLBACK + "?state=s%26x");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).endsWith("&oauth_callback_confirmed=true");
        Pair request = Pair.of(answer);
        String page = "/sandbox/oauth1/authorize?oauth_token=" + request.token();
        assertThat(SandboxBrowser.location(browser.get(page))).startsWith("/sandbox/sign-in?continue=");
        assertThat(browser.as("ben").get(page).body()).contains("An App wants to access Blue Harbor Ltd");

        String back = SandboxBrowser.location(allow(request));

        assertThat(back).startsWith(CALLBACK + "?state=s%26x&oauth_token=" + request.token() + "&oauth_verifier=");
        Pair access = Pair.of(app.accessToken(request, verifier(back)));
        assertThat(app.get(ME, access).body()).contains("acct_ben");
        assertThat(app.get("/sandbox/api/contacts?a=1&a=0&q=x%20y", access).statusCode())
                .isEqualTo(200);
        assertThat(app.get("/sandbox/api/key/me", access).statusCode()).isEqualTo(401);
    }

    @Test
    void aRequestIsTakenOnce() {
        Pair access = access();
        String header = app.header(Verb.GET, ME, access, Map.of());

        assertThat(browser.get(ME, "Authorization", header).statusCode()).isEqualTo(200);
        HttpResponse<String> again = browser.get(ME, "Authorization", header);

        assertThat(again.statusCode()).isEqualTo(401);
        assertThat(again.body()).contains("nonce_used");
        assertThat(again.headers().firstValue("WWW-Authenticate")).hasValue("OAuth realm=\"sandbox\"");
    }

    @Test
    void anOldRequestIsRefused() {
        Pair access = access();
        String header = app.header(Verb.GET, ME, access, Map.of());
        clock.advance(Duration.ofMinutes(6));

        assertThat(browser.get(ME, "Authorization", header).body()).contains("timestamp_refused");
        assertThat(app.get(ME, access).statusCode()).isEqualTo(200);
    }

    @Test
    void whatIsSignedCannotBeChanged() {
        Pair access = access();

        assertThat(browser.get(ME + "?x=1", "Authorization", app.header(Verb.GET, ME, access, Map.of()))
                        .body())
                .contains("signature_invalid");
        assertThat(browser.get(ME, "Authorization", app.header(Verb.POST, ME, access, Map.of()))
                        .body())
                .contains("signature_invalid");
        assertThat(app.get(ME, new Pair(access.token(), "guessed")).body()).contains("signature_invalid");
        assertThat(otherApp.get(ME, access).body()).contains("token_rejected");
    }

    @Test
    void aVerifierIsNeededAndARequestTokenIsGoodOnce() {
        Pair request = Pair.of(app.requestToken(CALLBACK));
        assertThat(app.accessToken(request, "guessed").body()).contains("permission_unknown");
        browser.as("ada");
        String verifier = verifier(SandboxBrowser.location(allow(request)));

        assertThat(app.accessToken(request, "guessed").body()).contains("permission_unknown");
        assertThat(otherApp.accessToken(request, verifier).body()).contains("token_rejected");
        assertThat(app.accessToken(request, verifier).statusCode()).isEqualTo(200);
        assertThat(app.accessToken(request, verifier).body()).contains("token_rejected");
    }

    @Test
    void aPersonMayRefuse() {
        Pair request = Pair.of(app.requestToken(CALLBACK));
        HttpResponse<String> answer =
                browser.as("ada").post("/sandbox/oauth1/authorize", Map.of("state", request.token()));

        assertThat(SandboxBrowser.location(answer)).isEqualTo(CALLBACK + "?denied=" + request.token());
        assertThat(allow(request).statusCode()).isEqualTo(400);
    }

    @Test
    void anAnswerIsGivenOnceAndInTime() {
        browser.as("ada");
        Pair answered = Pair.of(app.requestToken(CALLBACK));
        allow(answered);
        Pair late = Pair.of(app.requestToken(CALLBACK));
        clock.advance(Duration.ofMinutes(11));

        assertThat(allow(answered).statusCode()).isEqualTo(400);
        assertThat(allow(late).statusCode()).isEqualTo(400);
    }

    @Test
    void onlyTheRegisteredAddressIsSentBackTo() {
        assertThat(app.requestToken("https://evil.test/callback").statusCode()).isEqualTo(401);
        assertThat(app.requestToken(CALLBACK + ".evil.test").statusCode()).isEqualTo(401);
    }

    @Test
    void whatIsMissingIsSaid() {
        HttpResponse<String> answer = browser.post("/sandbox/oauth1/request_token", Map.of());

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).isEqualTo("oauth_problem=parameter_absent");
    }

    private Pair access() {
        Pair request = Pair.of(app.requestToken(CALLBACK));
        browser.as("ada");
        return Pair.of(app.accessToken(request, verifier(SandboxBrowser.location(allow(request)))));
    }

    private HttpResponse<String> allow(Pair request) {
        return browser.post("/sandbox/oauth1/authorize", Map.of("state", request.token(), "scope", "profile"));
    }

    private static String verifier(String back) {
        return SandboxBrowser.query(back).getOrDefault("oauth_verifier", "");
    }
}
