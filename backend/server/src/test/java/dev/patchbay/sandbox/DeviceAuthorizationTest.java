package dev.patchbay.sandbox;

import static dev.patchbay.sandbox.SandboxBrowser.basic;
import static dev.patchbay.sandbox.SandboxBrowser.location;
import static dev.patchbay.sandbox.SandboxBrowser.query;
import static dev.patchbay.sandbox.SandboxBrowser.request;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** RFC 8628 as the sandbox serves it. */
@SandboxUnderTest
@Tag("database")
class DeviceAuthorizationTest {

    private static final String GRANT = "urn:ietf:params:oauth:grant-type:device_code";
    private static final String REDIRECT = "http://client.example/callback";
    private static final String NO_SUCH_CODE = "There is no such code.";

    private final SandboxBrowser device;
    private final SandboxBrowser ben;
    private final SandboxBrowser mei;
    private final String issuer;

    @Autowired
    private SandboxClients clients;

    @Autowired
    private MovableClock clock;

    @Autowired
    private JdbcClient jdbc;

    private SandboxClients.Registration client = new SandboxClients.Registration("", "");

    DeviceAuthorizationTest(@LocalServerPort int port, @Autowired SandboxAddress address) {
        device = new SandboxBrowser(port);
        ben = new SandboxBrowser(port).as("ben");
        mei = new SandboxBrowser(port).as("mei");
        issuer = address.issuer();
    }

    @BeforeEach
    void register() {
        client = clients.register("Acme <b>", REDIRECT);
    }

    @AfterEach
    void backToNow() {
        clock.reset();
    }

    @Test
    void aDeviceGetsTwoCodesAndThePageToEnterOne() {
        JsonNode codes = codes();

        assertThat(codes.path("device_code").asString()).startsWith("sbx_dc_");
        assertThat(code(codes)).matches("[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}");
        assertThat(codes.path("verification_uri").asString()).isEqualTo(issuer + "/device");
        assertThat(codes.path("verification_uri_complete").asString())
                .isEqualTo(issuer + "/device?user_code=" + code(codes));
        assertThat(codes.path("expires_in").asInt()).isEqualTo(300);
    }

    @Test
    void theDeviceWaitsUntilThePersonHasAnswered() {
        JsonNode codes = codes();
        assertThat(error(poll(codes))).isEqualTo("authorization_pending");

        Map<String, String> form = asked(ben, code(codes));
        assertThat(error(poll(codes))).isEqualTo("authorization_pending");
        HttpResponse<String> allowed = allow(ben, form);

        assertThat(allowed.statusCode()).isEqualTo(200);
        assertThat(allowed.body()).contains("You gave access");
        JsonNode tokens = json(poll(codes));
        assertThat(me(tokens)).contains("Blue Harbor Ltd");
        JsonNode next = json(token(Map.of(
                "grant_type",
                "refresh_token",
                "refresh_token",
                tokens.path("refresh_token").asString())));
        assertThat(next.path("scope").asString()).isEqualTo("profile");
        assertThat(me(next)).contains("Blue Harbor Ltd");
    }

    @Test
    void whoDeniesIsBelieved() {
        JsonNode codes = codes();
        Map<String, String> form = asked(ben, code(codes));
        form.remove("scope");

        HttpResponse<String> denied = allow(ben, form);

        assertThat(denied.body()).contains("You did not give access");
        assertThat(error(poll(codes))).isEqualTo("access_denied");
        assertThat(enter(ben, code(codes)).statusCode()).isEqualTo(400);
    }

    /** The library goes by the machine's clock: the codes are made in the past, rather than used in the future. */
    @Test
    void aCodeIsGoodForFiveMinutes() {
        clock.advance(Duration.ofMinutes(-6));
        JsonNode codes = codes();
        clock.reset();

        HttpResponse<String> entered = enter(ben, code(codes));

        assertThat(entered.statusCode()).isEqualTo(400);
        assertThat(entered.body()).contains(NO_SUCH_CODE);
        assertThat(error(poll(codes))).isEqualTo("expired_token");
        assertThat(error(poll(codes))).isEqualTo("expired_token");
    }

    @Test
    void aCodeThatNobodyAskedForIsRefusedOnThePage() {
        for (String wrong : List.of("BCDF-BCDF", "short", "\"><b>bold", " ")) {
            HttpResponse<String> page = enter(ben, wrong);

            assertThat(page.statusCode()).as(wrong).isEqualTo(400);
            assertThat(page.body()).as(wrong).contains(NO_SUCH_CODE, "Continue").doesNotContain("<b>");
        }
    }

    @Test
    void aCodeIsReadHoweverItIsTyped() {
        String code = code(codes());

        assertThat(location(enter(ben, code.toLowerCase(Locale.ROOT).replace("-", " "))))
                .contains("/sandbox/consent?");
    }

    @Test
    void theWholeAddressFillsTheCodeInAndAsksToCompareIt() {
        JsonNode codes = codes();
        URI complete = URI.create(codes.path("verification_uri_complete").asString());

        HttpResponse<String> page = device.get(complete.getPath() + "?" + complete.getQuery());

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("value=\"" + code(codes) + "\"", "compare");
        assertThat(error(poll(codes))).isEqualTo("authorization_pending");
    }

    @Test
    void whoIsNotSignedInChoosesAPersonFirst() {
        String code = code(codes());

        String signIn = location(enter(device, code));

        assertThat(signIn).startsWith("/sandbox/sign-in?continue=");
        assertThat(query("http://x" + signIn))
                .containsEntry("continue", "/sandbox/oauth2/device_verification?user_code=" + code);
    }

    @Test
    void theConsentPageNamesWhoAsksAndLetsAnotherPersonAnswer() {
        String code = code(codes());
        String page = ben.get(location(enter(ben, code))).body();

        assertThat(page)
                .contains("Acme &lt;b&gt; wants to access", "Blue Harbor Ltd", "See your name")
                .contains("/sandbox/sign-in?continue=%2Fsandbox%2Fdevice%3Fuser_code%3D");

        Map<String, String> forBen = asked(ben, code);
        assertThat(allow(mei, forBen).statusCode()).isEqualTo(400);
        Map<String, String> forMei = asked(mei, code);
        assertThat(allow(ben, forBen).statusCode()).isEqualTo(400);
        assertThat(allow(mei, forMei).statusCode()).isEqualTo(200);
    }

    @Test
    void anAnswerIsForTheKindOfRequestThatAsked() {
        Map<String, String> form = asked(ben, code(codes()));
        assertThat(ben.post("/sandbox/oauth2/authorize", form).statusCode()).isEqualTo(400);

        SandboxBrowser.ConsentForm other = ben.consent(request(client.clientId(), REDIRECT));
        form.put("state", other.state());
        assertThat(allow(ben, form).statusCode()).isEqualTo(400);
        assertThat(ben.get("/sandbox/oauth2/device_verification?user_code=BCDF-BCDF&state=x")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void aDeviceCodeGivesTokensOnceAndToItsClientAlone() {
        JsonNode codes = codes();
        allow(ben, asked(ben, code(codes)));
        assertThat(poll(codes).statusCode()).isEqualTo(200);
        assertThat(poll(codes).statusCode()).isEqualTo(400);

        JsonNode others = codes();
        allow(ben, asked(ben, code(others)));
        client = clients.register("Other", REDIRECT);
        assertThat(error(poll(others))).isEqualTo("invalid_grant");
    }

    @ParameterizedTest
    @CsvSource({",invalid_scope", "' ',invalid_scope", "everything,invalid_scope"})
    void aDeviceSaysWhatItWants(@Nullable String scope, String error) {
        Map<String, String> form = scope == null ? Map.of() : Map.of("scope", scope);

        assertThat(error(ask(form))).isEqualTo(error);
    }

    @Test
    void aDeviceProvesWhoItIs() {
        String secret = client.clientSecret();
        client = new SandboxClients.Registration(client.clientId(), "wrong");
        assertThat(ask(Map.of("scope", "profile")).statusCode()).isEqualTo(401);
        assertThat(device.post("/sandbox/oauth2/device_authorization", Map.of("scope", "profile"))
                        .statusCode())
                .isEqualTo(401);

        assertThat(device.post("/sandbox/oauth2/token", Map.of("grant_type", GRANT, "device_code", "made up"))
                        .statusCode())
                .isEqualTo(401);

        client = new SandboxClients.Registration(client.clientId(), secret);
        assertThat(ask(Map.of("scope", "profile")).statusCode()).isEqualTo(200);
    }

    @Test
    void noCodeIsInTheDatabase() {
        JsonNode codes = codes();
        asked(ben, code(codes));

        String dump = Stream.of("sandbox_grant", "sandbox_token")
                .flatMap(table -> jdbc.sql("select * from " + table).query().listOfRows().stream())
                .map(Map::toString)
                .collect(Collectors.joining("\n"));

        assertThat(dump)
                .contains("DEVICE_CODE", "USER_CODE")
                .doesNotContain(code(codes))
                .doesNotContain(codes.path("device_code").asString());
    }

    @Test
    void theMetadataNamesTheEndpoint() {
        JsonNode metadata = json(device.get("/.well-known/oauth-authorization-server/sandbox"));

        assertThat(metadata.path("device_authorization_endpoint").asString())
                .isEqualTo(issuer + "/oauth2/device_authorization");
        assertThat(metadata.path("grant_types_supported").toString()).contains(GRANT);
    }

    private JsonNode codes() {
        return json(ask(Map.of("scope", "profile")));
    }

    private static String code(JsonNode codes) {
        return codes.path("user_code").asString();
    }

    private HttpResponse<String> ask(Map<String, String> form) {
        return device.post(
                "/sandbox/oauth2/device_authorization",
                form,
                "Authorization",
                basic(client.clientId(), client.clientSecret()));
    }

    private static HttpResponse<String> enter(SandboxBrowser person, String code) {
        return person.get(
                "/sandbox/oauth2/device_verification?user_code=" + URLEncoder.encode(code, StandardCharsets.UTF_8));
    }

    /** What the consent page would send when the person allows all. */
    private static Map<String, String> asked(SandboxBrowser person, String code) {
        Map<String, String> form = new LinkedHashMap<>();
        Matcher hidden = Pattern.compile("<input type=\"hidden\" name=\"([a-z_]+)\" value=\"([^\"]*)\">")
                .matcher(person.get(location(enter(person, code))).body());
        while (hidden.find()) {
            form.put(hidden.group(1), hidden.group(2));
        }
        assertThat(form).containsKeys("client_id", "state", "scope").containsEntry("user_code", code);
        return form;
    }

    private static HttpResponse<String> allow(SandboxBrowser person, Map<String, String> form) {
        return person.post("/sandbox/oauth2/device_verification", form);
    }

    private HttpResponse<String> poll(JsonNode codes) {
        return token(Map.of(
                "grant_type", GRANT, "device_code", codes.path("device_code").asString()));
    }

    private HttpResponse<String> token(Map<String, String> form) {
        return device.post(
                "/sandbox/oauth2/token", form, "Authorization", basic(client.clientId(), client.clientSecret()));
    }

    private String me(JsonNode tokens) {
        return device.get(
                        "/sandbox/api/oauth/me",
                        "Authorization",
                        "Bearer " + tokens.path("access_token").asString())
                .body();
    }

    private static String error(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
        return JsonMapper.shared().readTree(response.body()).path("error").asString();
    }

    private static JsonNode json(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(response.body());
    }
}
