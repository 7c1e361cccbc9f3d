package dev.patchbay.sandbox;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.CheckedNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.patchbay.browser.Browsers;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.util.UriUtils;

@SandboxUnderTest
@Tag("browser")
class SandboxInBrowserTest {

    private static Playwright playwright;
    private static Browser browser;

    private final SandboxClients clients;
    private final String origin;
    private final List<String> complaints = new ArrayList<>();
    private BrowserContext context;

    SandboxInBrowserTest(@Autowired SandboxClients clients, @LocalServerPort int port) {
        this.clients = clients;
        this.origin = "http://localhost:" + port;
        this.context = browser.newContext();
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

    @AfterEach
    void close() {
        context.close();
        assertThat(complaints).isEmpty();
    }

    @Test
    void aPersonSignsInSwitchesAndAllows() {
        Page page = open(request());

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Ada’s workspace"))
                .click();
        assertThat(page.getByRole(AriaRole.HEADING)).hasText("Acme (via Patchbay) wants to access Ada’s workspace");

        page.getByText("Switch account").click();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Blue Harbor Ltd"))
                .click();
        assertThat(page.getByRole(AriaRole.HEADING)).hasText("Acme (via Patchbay) wants to access Blue Harbor Ltd");

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Allow"))
                .click();
        page.waitForURL(Pattern.compile(".*/sandbox\\?back&code=.*&state=abc&iss=.*"));
    }

    @Test
    void aDoubleClickOnAllowStillAllows() {
        Page page = open(request());
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Northlight Studio"))
                .click();

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Allow"))
                .dblclick();

        page.waitForURL(Pattern.compile(".*/sandbox\\?back&code=.*"));
    }

    @Test
    void aPersonDenies() {
        Page page = open(request());
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Ada’s workspace"))
                .click();

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Deny"))
                .click();

        page.waitForURL(Pattern.compile(".*/sandbox\\?back&error=access_denied.*"));
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void everyPageIsAccessibleAndFitsAPhone(ColorScheme scheme) {
        context.close();
        context = browser.newContext(
                new Browser.NewContextOptions().setViewportSize(320, 640).setColorScheme(scheme));
        Page page = open("/sandbox");
        check(page);
        page.navigate(origin + "/sandbox/faults");
        check(page);
        page.navigate(origin + request());
        check(page);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Ada’s workspace"))
                .click();
        assertThat(page.getByText("Switch account")).isVisible();
        check(page);
        page.navigate(origin + "/sandbox/consent?state=unknown");
        check(page);
        page.navigate(origin.replace("localhost", "127.0.0.1") + "/demo");
        check(page);
        complaints.clear(); // the browser reports the 400 of the unknown state
    }

    private Page open(String path) {
        Page page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        page.navigate(origin + path);
        return page;
    }

    private String request() {
        String back = origin + "/sandbox?back";
        return "/sandbox/oauth2/authorize?response_type=code&client_id="
                + clients.register("Acme (via Patchbay)", back).clientId() + "&redirect_uri="
                + UriUtils.encode(back, "UTF-8")
                + "&scope=profile%20offline_access&state=abc&code_challenge_method=S256"
                + "&code_challenge=v70ixSDfoBEDrDZV-0YABusoh_Ajp_a66XlJlwBHynw";
    }

    private static void check(Page page) {
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth > innerWidth"))
                .as("%s is too wide", page.url())
                .isFalse();
        assertThat(new AxeBuilder(page).analyze().getViolations())
                .as(page.url())
                .extracting(violation -> violation.getId() + ": "
                        + violation.getNodes().stream()
                                .map(CheckedNode::getHtml)
                                .toList())
                .isEmpty();
    }
}
