package dev.patchbay.sandbox;

import static dev.patchbay.sandbox.SandboxBrowser.basic;
import static dev.patchbay.sandbox.SandboxBrowser.location;
import static dev.patchbay.sandbox.SandboxBrowser.query;
import static dev.patchbay.sandbox.SandboxBrowser.request;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SandboxUnderTest
class AuthorizationServerTest {

    private static final String REDIRECT = "http://client.example/callback?from=sandbox";

    private final SandboxBrowser browser;
    private final SandboxBrowser stranger;
    private final String issuer;

    @Autowired
    private SandboxClients clients;

    @Autowired
    private MovableClock clock;

    @Autowired
    private JdbcClient jdbc;

    private SandboxClients.Registration client = new SandboxClients.Registration("", "");

    AuthorizationServerTest(@LocalServerPort int port, @Autowired SandboxAddress address) {
        browser = new SandboxBrowser(port).as("ada");
        stranger = new SandboxBrowser(port);
        issuer = address.issuer();
    }

    @BeforeEach
    void register() {
        client = clients.register("Acme <b>& Co</b> (via Patchbay)", REDIRECT);
    }

    @AfterEach
    void backToNow() {
        clock.reset();
    }

    @Test
    void aRequestWithoutPkceIsRefusedAtTheClient() {
        Map<String, String> request = request(client.clientId(), REDIRECT);
        request.remove("code_challenge");
        request.remove("code_challenge_method");

        assertThat(query(location(browser.authorize(request))))
                .containsEntry("error", "invalid_request")
                .containsEntry("iss", issuer);
    }

    @Test
    void plainPkceIsRefused() {
        Map<String, String> request = request(client.clientId(), REDIRECT);
        request.put("code_challenge_method", "plain");

        assertThat(query(location(browser.authorize(request)))).containsEntry("error", "invalid_request");
    }

    @Test
    void aRedirectUriThatIsNotRegisteredIsNeverRedirectedTo() {
        for (String uri : List.of(
                "http://client.example/callback",
                REDIRECT + "&more=1",
                "http://client.example:81/callback?from=sandbox",
                "http://evil.example/")) {
            HttpResponse<String> response = browser.authorize(request(client.clientId(), uri));

            assertThat(response.statusCode()).as(uri).isEqualTo(400);
            assertThat(response.headers().firstValue("Location")).as(uri).isEmpty();
        }
    }

    @Test
    void anUnknownClientIsNeverRedirectedTo() {
        assertThat(browser.authorize(request("nobody", REDIRECT)).statusCode()).isEqualTo(400);
    }

    @Test
    void thePortOfALoopbackAddressCountsAsWell() {
        client = clients.register("Acme", "http://127.0.0.1:4000/callback");

        assertThat(browser.authorize(request(client.clientId(), "http://127.0.0.1:4001/callback"))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void anUnknownScopeIsRefused() {
        Map<String, String> request = request(client.clientId(), REDIRECT);
        request.put("scope", "profile everything");

        assertThat(query(location(browser.authorize(request)))).containsEntry("error", "invalid_scope");
    }

    @Test
    void whoIsNotSignedInChoosesAPersonFirst() {
        HttpResponse<String> begin = stranger.authorize(request(client.clientId(), REDIRECT));
        assertThat(location(begin)).startsWith("/sandbox/sign-in?continue=");

        HttpResponse<String> page = stranger.get(location(begin));
        assertThat(page.body()).contains("Blue Harbor Ltd");

        String next = query("http://x" + location(begin)).getOrDefault("continue", "");
        HttpResponse<String> signedIn = stranger.post("/sandbox/sign-in", Map.of("account", "ben", "continue", next));
        assertThat(location(signedIn)).isEqualTo(next);
        assertThat(signedIn.headers().allValues("Set-Cookie"))
                .singleElement()
                .asString()
                .contains("sandbox_person=ben", "Path=/sandbox", "HttpOnly", "SameSite=Lax");
    }

    @Test
    void signingInNeverLeadsElsewhere() {
        for (String next :
                List.of("http://evil.example/", "//evil.example/", "/sandbox//evil", "/console", "/sandbox/\r\nX: y")) {
            assertThat(location(stranger.post("/sandbox/sign-in", Map.of("account", "ben", "continue", next))))
                    .as(next)
                    .isEqualTo("/sandbox");
        }
    }

    @Test
    void theConsentPageNamesWhoAsksAndForWhatAndEscapesIt() {
        String page = browser.consent(request(client.clientId(), REDIRECT)).page();

        assertThat(page)
                .contains("Acme &lt;b&gt;&amp; Co&lt;/b&gt; (via Patchbay) wants to access")
                .contains("Ada’s workspace", "See your contacts", "Stay connected while you are away")
                .doesNotContain("<b>", "Add contacts");
    }

    @Test
    void anotherPersonCannotAnswer(@LocalServerPort int port) {
        SandboxBrowser.ConsentForm form = browser.consent(request(client.clientId(), REDIRECT));

        assertThat(new SandboxBrowser(port).as("ben").allow(form, "profile").statusCode())
                .isEqualTo(400);
    }

    @Test
    void theAnswerCarriesCodeStateAndIssuer() {
        String answer = location(browser.allow(browser.consent(request(client.clientId(), REDIRECT)), "profile"));

        assertThat(answer).startsWith(REDIRECT + "&code=");
        assertThat(query(answer))
                .containsEntry("state", "state <of> the client")
                .containsEntry("iss", issuer);
    }

    @Test
    void denyingIsToldToTheClient() {
        String answer = location(browser.allow(browser.consent(request(client.clientId(), REDIRECT))));

        assertThat(query(answer))
                .containsEntry("error", "access_denied")
                .containsEntry("state", "state <of> the client")
                .containsEntry("iss", issuer)
                .doesNotContainKey("code");
    }

    @Test
    void aCodeGivesTokensForOneMinute() {
        JsonNode tokens = exchange(browser.code(client.clientId(), REDIRECT));

        assertThat(tokens.path("expires_in").asInt()).isBetween(58, 60);
        assertThat(tokens.path("scope").asString().split(" "))
                .containsExactlyInAnyOrder("profile", "contacts.read", "offline_access");
        assertThat(me(tokens)).isEqualTo(200);

        clock.advance(Duration.ofSeconds(61));

        assertThat(me(tokens)).isEqualTo(401);
    }

    @Test
    void clientSecretPostWorksToo() {
        Map<String, String> form = new LinkedHashMap<>(codeForm(browser.code(client.clientId(), REDIRECT)));
        form.put("client_id", client.clientId());
        form.put("client_secret", client.clientSecret());

        assertThat(browser.post("/sandbox/oauth2/token", form).statusCode()).isEqualTo(200);
    }

    @Test
    void aWrongVerifierSecretOrRedirectUriGivesNothing() {
        Map<String, String> wrongVerifier = new LinkedHashMap<>(codeForm(browser.code(client.clientId(), REDIRECT)));
        wrongVerifier.put("code_verifier", "another-verifier-of-at-least-forty-three-characters");
        assertThat(token(wrongVerifier).statusCode()).isEqualTo(400);

        Map<String, String> wrongUri = new LinkedHashMap<>(codeForm(browser.code(client.clientId(), REDIRECT)));
        wrongUri.put("redirect_uri", "http://client.example/other");
        assertThat(token(wrongUri).statusCode()).isEqualTo(400);

        HttpResponse<String> wrongSecret = browser.post(
                "/sandbox/oauth2/token",
                codeForm(browser.code(client.clientId(), REDIRECT)),
                "Authorization",
                basic(client.clientId(), "wrong"));
        assertThat(wrongSecret.statusCode()).isEqualTo(401);
        assertThat(wrongSecret.body()).contains("invalid_client");
    }

    @Test
    void aCodeUsedTwiceEndsWhatItGave() {
        String code = browser.code(client.clientId(), REDIRECT);
        JsonNode tokens = exchange(code);

        HttpResponse<String> again = token(codeForm(code));

        assertThat(again.statusCode()).isEqualTo(400);
        assertThat(again.body()).contains("invalid_grant");
        assertThat(me(tokens)).isEqualTo(401);
        assertThat(refresh(tokens).statusCode()).isEqualTo(400);
    }

    @Test
    void everyRefreshRotates() {
        JsonNode first = exchange(browser.code(client.clientId(), REDIRECT));
        JsonNode second = json(refresh(first));
        JsonNode third = json(refresh(second));

        assertThat(List.of(first, second, third))
                .extracting(tokens -> tokens.path("refresh_token").asString())
                .doesNotHaveDuplicates()
                .noneMatch(String::isEmpty);
        assertThat(me(third)).isEqualTo(200);
    }

    @Test
    void aRefreshTokenUsedTwiceEndsTheWholeGrant() {
        JsonNode first = exchange(browser.code(client.clientId(), REDIRECT));
        JsonNode second = json(refresh(first));

        HttpResponse<String> again = refresh(first);

        assertThat(again.statusCode()).isEqualTo(400);
        assertThat(again.body()).contains("invalid_grant");
        assertThat(me(first)).isEqualTo(401);
        assertThat(me(second)).isEqualTo(401);
        assertThat(refresh(second).statusCode()).isEqualTo(400);
    }

    @Test
    void aRefreshTokenUsedAtTheSameMomentGivesAtMostOneAnswer() {
        JsonNode first = exchange(browser.code(client.clientId(), REDIRECT));

        List<CompletableFuture<Integer>> answers = IntStream.range(0, 8)
                .mapToObj(
                        i -> CompletableFuture.supplyAsync(() -> refresh(first).statusCode()))
                .toList();

        assertThat(answers.stream().map(CompletableFuture::join).filter(status -> status == 200))
                .hasSizeLessThanOrEqualTo(1);
        assertThat(me(first)).isEqualTo(401);
    }

    @Test
    void revokingTheRefreshTokenEndsTheGrant() {
        JsonNode tokens = exchange(browser.code(client.clientId(), REDIRECT));

        HttpResponse<String> revoked = browser.post(
                "/sandbox/oauth2/revoke",
                Map.of("token", tokens.path("refresh_token").asString()),
                "Authorization",
                basic(client.clientId(), client.clientSecret()));

        assertThat(revoked.statusCode()).isEqualTo(200);
        assertThat(me(tokens)).isEqualTo(401);
        assertThat(refresh(tokens).statusCode()).isEqualTo(400);
    }

    @Test
    void revokingAnAccessTokenEndsThatOneOnly() {
        JsonNode tokens = exchange(browser.code(client.clientId(), REDIRECT));

        browser.post(
                "/sandbox/oauth2/revoke",
                Map.of("token", tokens.path("access_token").asString()),
                "Authorization",
                basic(client.clientId(), client.clientSecret()));

        assertThat(me(tokens)).isEqualTo(401);
        assertThat(refresh(tokens).statusCode()).isEqualTo(200);
    }

    @Test
    void introspectionTellsWhetherATokenIsActive() {
        JsonNode tokens = exchange(browser.code(client.clientId(), REDIRECT));
        String access = tokens.path("access_token").asString();

        assertThat(introspect(access).path("active").asBoolean()).isTrue();
        assertThat(introspect("made up").path("active").asBoolean()).isFalse();
    }

    @Test
    void withoutOfflineAccessThereIsNoRefreshToken() {
        SandboxBrowser.ConsentForm form = browser.consent(request(client.clientId(), REDIRECT));
        String code = query(location(browser.allow(form, "profile"))).getOrDefault("code", "");

        JsonNode tokens = exchange(code);

        assertThat(tokens.has("refresh_token")).isFalse();
        assertThat(me(tokens)).isEqualTo(200);
    }

    @Test
    void aTokenIsGoodOnlyForWhatWasAllowed() {
        SandboxBrowser.ConsentForm form = browser.consent(request(client.clientId(), REDIRECT));
        String code = query(location(browser.allow(form, "profile"))).getOrDefault("code", "");

        HttpResponse<String> contacts = browser.get(
                "/sandbox/api/contacts",
                "Authorization",
                "Bearer " + exchange(code).path("access_token").asString());

        assertThat(contacts.statusCode()).isEqualTo(403);
        assertThat(contacts.headers().firstValue("WWW-Authenticate").orElse("")).contains("insufficient_scope");
    }

    @Test
    void aPublicClientNeedsNoSecretButItsVerifier() {
        String id = clients.registerPublic("Acme mobile", REDIRECT);
        Map<String, String> form = new LinkedHashMap<>(codeForm(browser.code(id, REDIRECT)));
        form.put("client_id", id);
        Map<String, String> withoutVerifier = new LinkedHashMap<>(form);
        withoutVerifier.remove("code_verifier");

        assertThat(browser.post("/sandbox/oauth2/token", withoutVerifier).statusCode())
                .isNotEqualTo(200);
        assertThat(json(browser.post("/sandbox/oauth2/token", form)).has("refresh_token"))
                .isFalse();
    }

    @Test
    void theMetadataSaysWhatIsTrue() {
        for (String path : List.of(
                "/.well-known/oauth-authorization-server/sandbox", "/sandbox/.well-known/oauth-authorization-server")) {
            JsonNode metadata = json(stranger.get(path));

            assertThat(metadata.path("issuer").asString()).isEqualTo(issuer);
            assertThat(metadata.path("authorization_response_iss_parameter_supported")
                            .asBoolean())
                    .isTrue();
            assertThat(metadata.path("token_endpoint").asString()).isEqualTo(issuer + "/oauth2/token");
        }
    }

    @Test
    void noTokenIsInTheDatabase() {
        String code = browser.code(client.clientId(), REDIRECT);
        JsonNode tokens = exchange(code);

        String dump = String.join("\n", jdbc.sql("script").query(String.class).list());

        assertThat(dump)
                .contains("sandbox_token")
                .doesNotContain(code)
                .doesNotContain(tokens.path("access_token").asString())
                .doesNotContain(tokens.path("refresh_token").asString())
                .doesNotContain(client.clientSecret());
    }

    @Test
    void noHttpSessionIsInvolved() {
        assertThat(browser.get("/sandbox").headers().allValues("Set-Cookie")).isEmpty();
        assertThat(browser.authorize(request(client.clientId(), REDIRECT))
                        .headers()
                        .allValues("Set-Cookie"))
                .isEmpty();
        assertThat(stranger.authorize(request(client.clientId(), REDIRECT))
                        .headers()
                        .allValues("Set-Cookie"))
                .isEmpty();
    }

    private Map<String, String> codeForm(String code) {
        return Map.of(
                "grant_type",
                "authorization_code",
                "code",
                code,
                "redirect_uri",
                REDIRECT,
                "code_verifier",
                SandboxBrowser.VERIFIER);
    }

    private HttpResponse<String> token(Map<String, String> form) {
        return browser.post(
                "/sandbox/oauth2/token", form, "Authorization", basic(client.clientId(), client.clientSecret()));
    }

    private JsonNode exchange(String code) {
        return json(token(codeForm(code)));
    }

    private HttpResponse<String> refresh(JsonNode tokens) {
        return token(Map.of(
                "grant_type",
                "refresh_token",
                "refresh_token",
                tokens.path("refresh_token").asString()));
    }

    private int me(JsonNode tokens) {
        return browser.get(
                        "/sandbox/api/oauth/me",
                        "Authorization",
                        "Bearer " + tokens.path("access_token").asString())
                .statusCode();
    }

    private JsonNode introspect(String token) {
        return json(browser.post(
                "/sandbox/oauth2/introspect",
                Map.of("token", token),
                "Authorization",
                basic(client.clientId(), client.clientSecret())));
    }

    private static JsonNode json(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(response.body());
    }
}
