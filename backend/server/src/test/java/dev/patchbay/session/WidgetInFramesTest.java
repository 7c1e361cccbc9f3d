package dev.patchbay.session;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import dev.patchbay.PatchbayServer;
import dev.patchbay.browser.Browsers;
import dev.patchbay.browser.HostPage;
import dev.patchbay.connect.ConnectSessions;
import dev.patchbay.connect.NewConnectSession;
import dev.patchbay.organization.FirstStart;
import dev.patchbay.widget.probe.WidgetProbe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The widget in frames of another site, with third-party cookies blocked. */
@SpringBootTest(
        classes = PatchbayServer.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "patchbay.db-url=jdbc:h2:mem:frames",
            "patchbay.data-dir=target/test-data",
            "patchbay.screens.sweep-every=1h"
        })
@Import(SessionTestConfiguration.class)
class WidgetInFramesTest {

    private static Playwright playwright;
    private static Browser browser;

    @LocalServerPort
    private int port;

    @Autowired
    private ConnectSessions sessions;

    @Autowired
    private FirstStart firstStart;

    @Autowired
    private UiSlots slots;

    @Autowired
    private JdbcClient jdbc;

    private BrowserContext context;
    private Page page;
    private HostPage host;
    private final List<Response> responses = new ArrayList<>();

    @BeforeAll
    static void openBrowser() {
        playwright = Browsers.playwright();
        browser = Browsers.chromium(playwright);
    }

    @AfterAll
    static void closeBrowser() {
        playwright.close();
    }

    @BeforeEach
    void openPage() {
        firstStart.prepare(new FirstStart.FirstStartProperties(null, null, null, null));
        host = new HostPage("""
                <!doctype html><title>A SaaS</title>
                <iframe name="one" width="400" height="300"></iframe><iframe name="two" width="400" height="300"></iframe>
                <script>
                  window.messages = []
                  addEventListener('message', e => messages.push({origin: e.origin, ...e.data}))
                  window.openWidget = (target, token, server) => {
                    const form = document.createElement('form')
                    Object.assign(form, {method: 'post', action: server + '/connect', target})
                    form.append(Object.assign(document.createElement('input'), {type: 'hidden', name: 'token', value: token}))
                    document.body.append(form)
                    form.submit()
                    form.remove()
                  }
                </script>
                """);
        context = browser.newContext();
        page = context.newPage();
        page.onResponse(responses::add);
        page.navigate(host.origin());
    }

    @AfterEach
    void closePage() {
        context.close();
        host.close();
    }

    @Test
    void two_tenants_are_open_on_one_page_without_any_cookie() {
        FrameLocator one = show("one", "Acme");
        FrameLocator two = show("two", "Globex");

        assertThat(one.locator("#session")).hasText("Acme");
        assertThat(two.locator("#session")).hasText("Globex");
        count(one);
        count(one);
        count(two);
        assertThat(one.locator("#count")).hasText("2");
        assertThat(two.locator("#count")).hasText("1");

        assertThat(context.cookies()).isEmpty();
        assertThat(List.copyOf(responses))
                .allSatisfy(response -> assertThat(response.allHeaders()).doesNotContainKey("set-cookie"));
    }

    @Test
    void a_second_widget_fetches_no_static_file() {
        assertThat(show("one", "Acme").locator("#session")).hasText("Acme");
        responses.clear();
        assertThat(show("two", "Globex").locator("#session")).hasText("Globex");

        assertThat(List.copyOf(responses))
                .filteredOn(response -> response.url().matches(".*/(VAADIN|aura)/.*"))
                .extracting(Response::request)
                .allSatisfy(request -> assertThat(sentOverTheWire(request)).isZero());
    }

    @Test
    void a_view_whose_node_was_restarted_is_built_anew_once() {
        FrameLocator one = show("one", "Acme");
        count(one);
        slots.closeAll();
        responses.clear();

        one.getByRole(AriaRole.BUTTON).click();
        assertThat(one.locator("#count")).hasText("0");
        count(one);
        assertThat(List.copyOf(responses))
                .filteredOn(response -> response.request().isNavigationRequest())
                .hasSize(1);
    }

    @Test
    void an_ended_session_frees_its_slot_and_the_page_says_so() {
        FrameLocator one = show("one", "Acme");
        count(one);
        int detached = WidgetProbe.DETACHED.get();

        slots.sweep(id -> true, Duration.ofMillis(1), 100);
        assertThat(slots.size()).isZero();
        assertThat(WidgetProbe.DETACHED.get()).isGreaterThan(detached);

        jdbc.sql("update connect_session set key_expires_at = created_at").update();
        one.getByRole(AriaRole.BUTTON).click();
        assertThat(one.getByRole(AriaRole.HEADING)).hasText("This window is no longer open");
    }

    @Test
    void only_plain_names_and_hashed_ids_are_stored() {
        count(show("one", "Acme"));
        String key = page.frame("one").url().replaceFirst(".*/connect/([^/]+)/.*", "$1");

        assertThat(jdbc.sql("select SESSION_ID from SPRING_SESSION")
                        .query(String.class)
                        .list())
                .contains(SessionKeys.idOf(key))
                .doesNotContain(key);
        assertThat(jdbc.sql("select distinct ATTRIBUTE_NAME from SPRING_SESSION_ATTRIBUTES")
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .allMatch(name -> name.startsWith("patchbay.slot."));
    }

    @Test
    void a_token_works_once_and_the_host_page_learns_why_it_did_not() {
        String token = token("Acme");
        open("one", token);
        open("two", token);

        assertThat(page.frameLocator("[name=two]").getByRole(AriaRole.HEADING))
                .hasText("This window was opened before");
        page.waitForFunction("messages.some(message => message.type === 'error')");
        assertThat(page.evaluate("messages.find(message => message.type === 'error')"))
                .isEqualTo(Map.of(
                        "origin",
                        server(),
                        "patchbay",
                        1,
                        "type",
                        "error",
                        "code",
                        "token_used",
                        "message",
                        "Each opening works once, and this one was used before. Try again."));
    }

    private FrameLocator show(String frame, String tenant) {
        open(frame, token(tenant));
        page.frame(frame).navigate(page.frame(frame).url() + "probe");
        return page.frameLocator("[name=" + frame + "]");
    }

    private void open(String frame, String token) {
        page.evaluate("([frame, token, server]) => openWidget(frame, token, server)", List.of(frame, token, server()));
        page.frame(frame).waitForURL(url -> url.startsWith(server() + "/connect"));
    }

    private String token(String tenant) {
        return sessions.create(
                        firstStart.operatorsTestScope(),
                        NewConnectSession.of(tenant.toLowerCase(), tenant).embeddedBy(List.of(host.origin())))
                .token();
    }

    private static void count(FrameLocator frame) {
        int before = Integer.parseInt(frame.locator("#count").textContent());
        frame.getByRole(AriaRole.BUTTON).click();
        assertThat(frame.locator("#count")).hasText(String.valueOf(before + 1));
    }

    private static int sentOverTheWire(Request request) {
        return request.sizes().responseHeadersSize + request.sizes().responseBodySize;
    }

    private String server() {
        return "http://localhost:" + port;
    }
}
