package dev.patchbay.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.PatchbayServer;
import dev.patchbay.connect.ConnectSessions;
import dev.patchbay.connect.NewConnectSession;
import dev.patchbay.organization.FirstStart;
import dev.patchbay.token.Token;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

@SpringBootTest(
        classes = PatchbayServer.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"patchbay.db-url=jdbc:h2:mem:door", "patchbay.data-dir=target/test-data"})
@Import(SessionTestConfiguration.class)
class WidgetDoorTest {

    private static final String HOST = "https://app.example.com";

    @LocalServerPort
    private int port;

    @Autowired
    private ConnectSessions sessions;

    @Autowired
    private FirstStart firstStart;

    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeEach
    void prepare() {
        firstStart.prepare(new FirstStart.FirstStartProperties(null, null, null, null));
    }

    @Test
    void a_token_leads_to_the_address_of_a_key() {
        HttpResponse<String> opened = open(token(), HOST);

        assertThat(opened.statusCode()).isEqualTo(303);
        assertThat(header(opened, "location")).matches("/connect/[A-Za-z0-9_-]{43}/");
        assertThat(header(opened, "referrer-policy")).isEqualTo("no-referrer");
        assertThat(opened.headers().map()).doesNotContainKey("set-cookie");
    }

    @Test
    void a_refused_token_gets_a_plain_page() {
        HttpResponse<String> forged = open("cst_forged", HOST);
        assertThat(forged.statusCode()).isEqualTo(401);
        assertThat(forged.body())
                .contains("could not be opened", "data-code=\"token_unknown\"", "data-parent=\"" + HOST);

        HttpResponse<String> foreign = open(token(), "https://evil.example");
        assertThat(foreign.statusCode()).isEqualTo(403);
        assertThat(foreign.body()).contains("origin_not_allowed");

        HttpResponse<String> nobody = open(token(), "null");
        assertThat(nobody.statusCode()).isEqualTo(403);
        assertThat(nobody.body()).contains("data-parent=\"\"");
    }

    @Test
    void a_token_in_the_address_opens_nothing_and_is_not_spent() {
        String token = token();

        HttpResponse<String> refused = postForm("/connect?token=" + token, "");
        HttpResponse<String> beside = postForm("/connect?x=1", "token=" + token);

        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(beside.statusCode()).isEqualTo(401);
        assertThat(open(token, HOST).statusCode()).isEqualTo(303);
    }

    @Test
    void the_page_may_be_framed_by_its_opener_alone_and_is_kept_by_nobody() {
        HttpResponse<String> page = get(visit() + "probe");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(header(page, "content-security-policy"))
                .contains("frame-ancestors " + HOST)
                .contains("default-src 'none'")
                .doesNotContain("script-src 'unsafe-inline'");
        assertThat(header(page, "cache-control")).isEqualTo("no-store");
        assertThat(header(page, "referrer-policy")).isEqualTo("no-referrer");
        assertThat(page.headers().map()).doesNotContainKeys("set-cookie", "x-frame-options");
    }

    @Test
    void static_files_are_compressed_and_kept_for_good() {
        Matcher entry = Pattern.compile("src=\"(/VAADIN/build/[^\"]+)\"")
                .matcher(get(visit()).body());
        assertThat(entry.find()).isTrue();

        HttpResponse<String> file = get(entry.group(1), "Accept-Encoding", "gzip, br");
        assertThat(header(file, "content-encoding")).isEqualTo("br");
        assertThat(header(file, "cache-control")).contains("max-age=31536000", "immutable");
    }

    @Test
    void each_servlet_shows_its_own_views_alone() {
        assertThat(get(visit() + "probe").statusCode()).isEqualTo(200);
        assertThat(get(visit() + "console-probe").statusCode()).isEqualTo(404);
        assertThat(get("/console/console-probe").statusCode()).isEqualTo(200);
        assertThat(get("/console/probe").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/widget-ui",
                "/widget-ui/",
                "/widget-ui/probe",
                "/connect/../widget-ui/probe",
                "/widget-ui;x=y/probe"
            })
    void the_widgets_own_mapping_is_not_there(String path) {
        assertThat(get(path).statusCode()).isIn(400, 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"..%2f..%2fconsole/console-probe", "../../console/x", "a//b", ";jsessionid=1", "%2e%2e/"})
    void a_key_opens_no_path_tricks(String rest) {
        assertThat(get(visit() + rest).statusCode()).isIn(400, 404);
    }

    @Test
    void an_unknown_key_gets_the_closed_page_and_its_calls_are_told_to_reload() {
        String unknown = "/connect/" + Token.next() + "/";

        HttpResponse<String> page = get(unknown);
        assertThat(page.statusCode()).isEqualTo(410);
        assertThat(page.body()).contains("no longer open");
        assertThat(page.headers().map()).doesNotContainKey("set-cookie");

        HttpResponse<String> call = post(unknown + "?v-r=uidl&v-uiId=0", "{}", "application/json", HOST);
        assertThat(call.statusCode()).isEqualTo(200);
        assertThat(call.body()).contains("appError");
    }

    @Test
    void what_nobody_opened_is_not_there() {
        assertThat(get("/actuator/env").statusCode()).isEqualTo(404);
        assertThat(get("/actuator/health/readiness").statusCode()).isEqualTo(200);
    }

    /** The address of a widget just opened. */
    private String visit() {
        return header(open(token(), HOST), "location");
    }

    private String token() {
        return sessions.create(
                        firstStart.operatorsTestScope(),
                        NewConnectSession.of("acme", "Acme").embeddedBy(List.of(HOST)))
                .token();
    }

    private HttpResponse<String> open(String token, String origin) {
        return post("/connect", "token=" + token, "application/x-www-form-urlencoded", origin);
    }

    private HttpResponse<String> postForm(String path, String form) {
        return post(path, form, "application/x-www-form-urlencoded", HOST);
    }

    private HttpResponse<String> post(String path, String body, String type, String origin) {
        return send(HttpRequest.newBuilder(at(path))
                .header("Content-Type", type)
                .header("Origin", origin)
                .POST(BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> get(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(at(path));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        return http.sendAsync(request.build(), BodyHandlers.ofString()).join();
    }

    private URI at(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }
}
