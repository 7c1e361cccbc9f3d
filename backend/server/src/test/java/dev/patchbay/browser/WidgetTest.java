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
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The widget as a person uses it: opened by the snippet in a page of another site, with third-party cookies blocked. */
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
class WidgetTest {

    private static final int PORT = FreePort.next();
    private static final String SERVER = "http://localhost:" + PORT;
    private static final String ADAS_KEY = "sandbox-key-ada-5f2c9a71";

    private static Playwright playwright;
    private static Browser browser;

    @Autowired
    private ConnectSessions sessions;

    @Autowired
    private Tenants tenants;

    @Autowired
    private Connections connections;

    @Autowired
    private FirstStart firstStart;

    private final String tenant = "tenant-" + UUID.randomUUID();
    private HostPage host;
    private BrowserContext context;
    private Page page;

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
    }

    @Test
    void aPastedKeyConnectsAndTheHostPageLearnsIt() {
        FrameLocator widget = open(tenant);
        choose(widget, "API key");
        widget.getByLabel("API key", exactly()).fill(ADAS_KEY);
        widget.getByLabel("API key", exactly()).press("Enter");

        assertThat(heading(widget)).hasText("Sandbox is connected");
        assertThat(widget.locator(".account")).containsText("ada@sandbox.example");
        assertThat(context.cookies()).isEmpty();
        Connection made = connectionsOf(tenant).getFirst();
        assertThat(page.evaluate("events.find(e => e.name === 'success').connection.id"))
                .isEqualTo(made.id().text());
        assertThat(frame().content()).doesNotContain(ADAS_KEY);

        button(widget, "Finish").click();
        page.waitForFunction("events.at(-1).name === 'exit'");
        assertThat(page.evaluate("events.at(-1).reason")).isEqualTo("finished");
        assertThat(page.locator("iframe")).hasCount(0);
    }

    @Test
    void aWrongPasswordIsForgottenAndWhatWasRightStays() {
        FrameLocator widget = open(tenant);
        choose(widget, "Username and password");
        widget.getByLabel("Username", exactly()).fill("ada");
        widget.getByLabel("Password", exactly()).fill("not-hers");
        button(widget, "Connect").click();

        assertThat(widget.getByRole(AriaRole.ALERT)).containsText("did not accept");
        assertThat(widget.getByLabel("Username", exactly())).hasValue("ada");
        assertThat(widget.getByLabel("Password", exactly())).isEmpty();
        assertThat(connectionsOf(tenant)).isEmpty();

        widget.getByLabel("Password", exactly()).fill("sandbox-pass-5f2c9a71");
        button(widget, "Connect").click();
        assertThat(heading(widget)).hasText("Sandbox is connected");
        assertThat(connectionsOf(tenant)).hasSize(1);
    }

    @Test
    void anEmptyFieldIsNamedAndGetsTheFocus() {
        FrameLocator widget = open(tenant);
        choose(widget, "Access token");
        button(widget, "Connect").click();

        Locator field = widget.getByLabel("Access token", exactly());
        assertThat(field).hasAttribute("aria-invalid", "true");
        assertThat(field).isFocused();
        assertThat(field).hasAccessibleDescription(Pattern.compile("Paste the value here"));
    }

    @Test
    void aPopupAtTheAppConnects() {
        FrameLocator widget = open(tenant);
        Page popup = popup(widget);
        assertThat(heading(widget)).hasText("Waiting for Sandbox");
        signInAsAda(popup);
        button(popup, "Allow").click();

        assertThat(heading(widget)).hasText("Sandbox is connected");
        assertThat(connectionsOf(tenant)).hasSize(1);
        page.waitForCondition(popup::isClosed);
    }

    @Test
    void aReloadedWidgetGoesOnWaiting() {
        FrameLocator widget = open(tenant);
        Page popup = popup(widget);
        signInAsAda(popup);
        assertThat(heading(widget)).hasText("Waiting for Sandbox");

        frame().evaluate("location.reload()");
        page.waitForFunction("events.filter(e => e.name === 'ready').length === 2");
        assertThat(heading(widget)).hasText("Waiting for Sandbox");
        button(popup, "Allow").click();

        assertThat(heading(widget)).hasText("Sandbox is connected");
        assertThat(connectionsOf(tenant)).hasSize(1);
    }

    @Test
    void aWindowClosedEarlyIsOpenedAgainAndMakesOneConnection() {
        FrameLocator widget = open(tenant);
        Page first = popup(widget);
        signInAsAda(first);
        assertThat(heading(widget)).hasText("Waiting for Sandbox");
        first.close();
        assertThat(widget.getByText("The window looks closed")).isVisible();

        Page second =
                context.waitForPage(() -> button(widget, "Reopen the window").click());
        button(second, "Allow").click();
        assertThat(heading(widget)).hasText("Sandbox is connected");
        assertThat(connectionsOf(tenant)).hasSize(1);
    }

    @Test
    void whoSaysNoAtTheAppMayTryAgain() {
        FrameLocator widget = open(tenant);
        Page popup = popup(widget);
        signInAsAda(popup);
        button(popup, "Deny").click();

        assertThat(heading(widget)).hasText("Sandbox is not connected");
        assertThat(button(widget, "Technical details")).hasAttribute("aria-expanded", "false");
        page.waitForFunction("events.some(e => e.name === 'error')");
        assertThat(connectionsOf(tenant)).isEmpty();

        button(widget, "Try again").click();
        // At once, while the first window is about to close.
        Page second =
                context.waitForPage(() -> button(widget, "Continue to Sandbox").click());
        button(second, "Allow").click();
        assertThat(heading(widget)).hasText("Sandbox is connected");
    }

    @Test
    void aBlockedWindowIsSaidAndALinkOpensIt() {
        FrameLocator widget = open(tenant);
        choose(widget, "Sign in with Sandbox");
        frame().evaluate("window.open = () => null");
        button(widget, "Continue to Sandbox").click();
        assertThat(widget.getByText("Your browser blocked the window")).isVisible();

        Page tab = context.waitForPage(() -> widget.getByRole(AriaRole.LINK).click());
        signInAsAda(tab);
        button(tab, "Allow").click();
        assertThat(heading(widget)).hasText("Sandbox is connected");
    }

    @Test
    void twoTenantsOnOnePageSeeTheirOwnConnectionsOnly() {
        String other = "tenant-" + UUID.randomUUID();
        FrameLocator one = open(tenant, "{container: '#one'}");
        open(other, "{container: '#two'}");
        FrameLocator two = page.frameLocator("#two iframe");
        choose(one, "API key");
        one.getByLabel("API key", exactly()).fill(ADAS_KEY);
        button(one, "Connect").click();
        assertThat(heading(one)).hasText("Sandbox is connected");

        assertThat(heading(two)).hasText("Connect Sandbox");
        page.frames().stream()
                .filter(frame -> frame.url().contains("/connect/"))
                .forEach(frame -> frame.evaluate("location.reload()"));
        assertThat(heading(two)).hasText("Connect Sandbox");
        assertThat(connectionsOf(tenant)).hasSize(1);
        assertThat(connectionsOf(other)).isEmpty();
        assertThat(context.cookies()).isEmpty();
    }

    @Test
    void aDisconnectSaysWhatTheAppConfirmed() {
        FrameLocator widget = open(tenant);
        Page popup = popup(widget);
        signInAsAda(popup);
        button(popup, "Allow").click();
        assertThat(heading(widget)).hasText("Sandbox is connected");
        button(widget, "Connect another").click();

        widget.getByRole(AriaRole.BUTTON, named("Disconnect: ")).click();
        Locator dialog = widget.getByRole(AriaRole.DIALOG);
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Disconnect"))
                .click();
        assertThat(widget.getByText("Sandbox confirmed that")).isVisible();
        assertThat(connectionsOf(tenant)).isEmpty();
        page.waitForFunction("events.some(e => e.name === 'disconnected')");
    }

    @Test
    void typedInputIsNotLostWithoutAsking() {
        FrameLocator widget = open(tenant);
        choose(widget, "API key");
        widget.getByLabel("API key", exactly()).fill("half a key");
        widget.getByLabel("API key", exactly()).press("Escape");
        button(widget, "Stay").click();
        assertThat(widget.getByLabel("API key", exactly())).hasValue("half a key");

        widget.getByLabel("API key", exactly()).press("Escape");
        button(widget, "Leave").click();
        page.waitForFunction("events.at(-1).name === 'exit'");
        assertThat(page.evaluate("events.at(-1).reason")).isEqualTo("dismissed");
    }

    @ParameterizedTest
    @CsvSource({"1280, light", "320, dark"})
    void everyScreenIsAccessibleAndFits(int width, String theme) {
        page.setViewportSize(width, 800);
        FrameLocator widget = open(tenant, "{theme: '" + theme + "'}");
        requireGoodScreen(widget, "Connect Sandbox");
        choose(widget, "API key");
        requireGoodScreen(widget, "Connect Sandbox");
        button(widget, "Connect").click();
        assertThat(widget.getByText("Paste the value here.")).isVisible();
        requireGoodScreen(widget, "Connect Sandbox");
        widget.getByLabel("API key", exactly()).fill(ADAS_KEY);
        button(widget, "Connect").click();
        requireGoodScreen(widget, "Sandbox is connected");
        button(widget, "Connect another").click();
        requireGoodScreen(widget, "Your Sandbox connections");
        button(widget, "Add another connection").click();
        Page popup = popup(widget);
        requireGoodScreen(widget, "Waiting for Sandbox");
        signInAsAda(popup);
        button(popup, "Deny").click();
        requireGoodScreen(widget, "Sandbox is not connected");
    }

    /** By axe, in the frame itself; and nothing is cut off at its side. */
    private void requireGoodScreen(FrameLocator widget, String title) {
        assertThat(heading(widget)).hasText(title);
        page.waitForTimeout(300);
        Frame frame = frame();
        frame.evaluate(Axe.script());
        assertThat(frame.evaluate(Axe.RUN)).asString().isEqualTo("");
        assertThat(frame.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
    }

    private FrameLocator open(String tenantId) {
        return open(tenantId, "{}");
    }

    private FrameLocator open(String tenantId, String options) {
        String token = sessions.create(
                        scope(),
                        NewConnectSession.of(tenantId, "Acme")
                                .limitedTo(List.of("sandbox"))
                                .embeddedBy(List.of(host.origin())))
                .token();
        page.evaluate("token => openWidget(token, " + options + ")", token);
        return page.frameLocator("iframe").first();
    }

    private static void choose(FrameLocator widget, String method) {
        widget.getByLabel(method).check();
        button(widget, "Continue").click();
    }

    private Page popup(FrameLocator widget) {
        choose(widget, "Sign in with Sandbox");
        return context.waitForPage(() -> button(widget, "Continue to Sandbox").click());
    }

    private static void signInAsAda(Page popup) {
        popup.getByText("Ada Moreau").or(popup.getByText("Allow")).first().waitFor();
        if (popup.url().contains("sign-in")) {
            popup.getByText("Ada Moreau").click();
        }
        button(popup, "Allow").waitFor();
    }

    private Frame frame() {
        return page.frames().stream()
                .filter(frame -> frame.url().contains("/connect/"))
                .findFirst()
                .orElseThrow();
    }

    private List<Connection> connectionsOf(String tenantId) {
        return tenants.find(scope(), tenantId).stream()
                .flatMap(found ->
                        connections
                                .list(scope(), ConnectionFilter.ofTenant(found.id()), PageRequest.first(100))
                                .data()
                                .stream())
                .toList();
    }

    private Scope scope() {
        return firstStart.operatorsTestScope();
    }

    private static Locator heading(FrameLocator widget) {
        return widget.getByRole(AriaRole.HEADING, new FrameLocator.GetByRoleOptions().setLevel(1));
    }

    private static Locator button(FrameLocator widget, String name) {
        return widget.getByRole(AriaRole.BUTTON, named(name).setExact(true));
    }

    private static Locator button(Page popup, String name) {
        return popup.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private static FrameLocator.GetByRoleOptions named(String name) {
        return new FrameLocator.GetByRoleOptions().setName(name);
    }

    private static FrameLocator.GetByLabelOptions exactly() {
        return new FrameLocator.GetByLabelOptions().setExact(true);
    }
}
