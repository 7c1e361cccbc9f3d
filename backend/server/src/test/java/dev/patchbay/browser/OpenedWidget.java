package dev.patchbay.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Frame;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import dev.patchbay.PatchbayServer;
import dev.patchbay.connect.ConnectSessions;
import dev.patchbay.connect.NewConnectSession;
import dev.patchbay.connect.Tenants;
import dev.patchbay.connection.Connection;
import dev.patchbay.connection.ConnectionFilter;
import dev.patchbay.connection.Connections;
import dev.patchbay.organization.FirstStart;
import dev.patchbay.organization.Scope;
import dev.patchbay.page.PageRequest;
import dev.patchbay.testing.FreePort;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * The widget as a person uses it: opened by the snippet in a page of another site, with third-party cookies blocked. One server for
 * all tests of it; each has a tenant of its own.
 */
@Tag("browser")
@SpringBootTest(
        classes = PatchbayServer.class,
        webEnvironment = WebEnvironment.DEFINED_PORT,
        properties = {
            "patchbay.db-url=jdbc:h2:mem:widget",
            "patchbay.data-dir=target/test-data",
            "patchbay.sandbox=true",
            "patchbay.egress-allow=127.0.0.1/32,::1/128,localhost"
        })
@Import(OwnApps.class)
abstract class OpenedWidget {

    static final String ADAS_KEY = "sandbox-key-ada-5f2c9a71";
    static final String ADAS_TOKEN = "sandbox-token-ada-5f2c9a71";
    static final String ADAS_PASSWORD = "sandbox-pass-5f2c9a71";

    private static final int PORT = FreePort.next();
    static final String SERVER = "http://localhost:" + PORT;

    private static Playwright playwright;
    private static Browser browser;

    @Autowired
    ConnectSessions sessions;

    @Autowired
    Tenants tenants;

    @Autowired
    Connections connections;

    @Autowired
    OwnApps apps;

    @Autowired
    private FirstStart firstStart;

    final String tenant = "tenant-" + UUID.randomUUID();
    HostPage host;
    BrowserContext context;
    Page page;

    @DynamicPropertySource
    static void listenHere(DynamicPropertyRegistry registry) {
        registry.add("patchbay.port", () -> PORT);
        registry.add("patchbay.url", () -> SERVER);
    }

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
    void openHostPage() {
        host = new HostPage("""
                <!doctype html><title>A SaaS</title><div id="one"></div><div id="two"></div>
                <script src="%s/connect.js"></script>
                <script>
                  window.events = []
                  window.openWidget = (token, options = {}) => {
                    window.widget = Patchbay.connect({
                      ...options, fetchToken: () => token, onEvent: (name, detail) => events.push({name, ...detail})
                    })
                  }
                </script>
                """.formatted(SERVER));
        context = browser.newContext();
        page = context.newPage();
        page.navigate(host.origin());
    }

    @AfterEach
    void closeHostPage() {
        context.close();
        host.close();
        apps.remove();
    }

    FrameLocator open(String tenantId) {
        return open(tenantId, "{}");
    }

    FrameLocator open(String tenantId, String options) {
        return open(sandboxFor(tenantId), options);
    }

    FrameLocator open(NewConnectSession session, String options) {
        String token = sessions.create(scope(), session.embeddedBy(List.of(host.origin())))
                .token();
        page.evaluate("token => openWidget(token, " + options + ")", token);
        return page.frameLocator("iframe").first();
    }

    /** The app that {@link OwnApps} made. */
    FrameLocator openApp() {
        return open(NewConnectSession.of(tenant, "Acme").limitedTo(List.of(OwnApps.SLUG)), "{}");
    }

    static NewConnectSession sandboxFor(String tenantId) {
        return NewConnectSession.of(tenantId, "Acme").limitedTo(List.of("sandbox"));
    }

    static void choose(FrameLocator widget, String method) {
        widget.getByLabel(method).check();
        button(widget, "Continue").click();
    }

    Page popup(FrameLocator widget) {
        choose(widget, "Sign in with Sandbox");
        return context.waitForPage(() -> button(widget, "Continue to Sandbox").click());
    }

    static void signInAsAda(Page popup) {
        popup.getByText("Ada Moreau").or(popup.getByText("Allow")).first().waitFor();
        if (popup.url().contains("sign-in")) {
            popup.getByText("Ada Moreau").click();
        }
        button(popup, "Allow").waitFor();
    }

    /** By axe, in the frame itself; and nothing is cut off at its side. */
    void requireGoodScreen(FrameLocator widget, String title) {
        assertThat(heading(widget)).hasText(title);
        page.waitForTimeout(300);
        Frame frame = frame();
        frame.evaluate(Axe.script());
        assertThat(frame.evaluate(Axe.RUN)).asString().isEqualTo("");
        assertThat(frame.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
    }

    /** Waits until the host page has learned of it. */
    void waitForEvent(String name) {
        page.waitForFunction("name => events.some(event => event.name === name)", name);
    }

    Frame frame() {
        return page.frames().stream()
                .filter(frame -> frame.url().contains("/connect/"))
                .findFirst()
                .orElseThrow();
    }

    List<Connection> connectionsOf(String tenantId) {
        return tenants.find(scope(), tenantId).stream()
                .flatMap(found ->
                        connections
                                .list(scope(), ConnectionFilter.ofTenant(found.id()), PageRequest.first(100))
                                .data()
                                .stream())
                .toList();
    }

    Scope scope() {
        return firstStart.operatorsTestScope();
    }

    static Locator heading(FrameLocator widget) {
        return widget.getByRole(AriaRole.HEADING, new FrameLocator.GetByRoleOptions().setLevel(1));
    }

    static Locator button(FrameLocator widget, String name) {
        return widget.getByRole(AriaRole.BUTTON, named(name).setExact(true));
    }

    static Locator button(Page popup, String name) {
        return popup.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    static Locator field(FrameLocator widget, String label) {
        return widget.getByLabel(label, new FrameLocator.GetByLabelOptions().setExact(true));
    }

    static FrameLocator.GetByRoleOptions named(String name) {
        return new FrameLocator.GetByRoleOptions().setName(name);
    }
}
