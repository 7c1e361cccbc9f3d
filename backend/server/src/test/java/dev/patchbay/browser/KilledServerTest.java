package dev.patchbay.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that is killed while the person is at the app: nothing is lost, nothing happens twice. */
@Tag("browser")
class KilledServerTest {

    private static final LocatorAssertions.IsVisibleOptions SOON =
            new LocatorAssertions.IsVisibleOptions().setTimeout(20_000);

    @Test
    void theCallbackCompletesTheConnectionAfterARestartAndTheReloadedWidgetShowsIt(@TempDir Path data) {
        try (PackagedServer server = new PackagedServer(data);
                Playwright playwright = Browsers.playwright();
                Browser browser = Browsers.chromium(playwright);
                BrowserContext context = browser.newContext()) {
            Page host = context.newPage();
            host.navigate(server.demo());
            button(host, "Connect an app").first().click();
            FrameLocator widget = host.frameLocator("iframe");
            widget.getByText("Sandbox").first().click();
            widget.getByRole(AriaRole.BUTTON, named("Continue")).click();
            Page popup = context.waitForPage(() -> widget.getByRole(AriaRole.BUTTON, named("Continue to Sandbox"))
                    .click());
            popup.getByRole(AriaRole.BUTTON).first().click();
            assertThat(button(popup, "Allow")).isVisible();

            server.kill();
            server.restart();
            button(popup, "Allow").click();
            popup.waitForURL(Pattern.compile(".*/connect/done/.*"));

            String connections = server.get("/api/v1/connections");
            assertThat(connections).containsOnlyOnce("\"id\":\"conn_").contains("\"status\":\"active\"");

            // It loads itself anew when the server is back, and shows the same when the person does.
            assertThat(widget.getByText("Ada’s workspace").first()).isVisible(SOON);
            host.frames().stream()
                    .filter(frame -> frame.url().contains("/connect/"))
                    .findFirst()
                    .orElseThrow()
                    .evaluate("location.reload()");
            assertThat(widget.getByText("Ada’s workspace").first()).isVisible(SOON);
            assertThat(server.get("/api/v1/connections")).containsOnlyOnce("\"id\":\"conn_");
        }
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private static FrameLocator.GetByRoleOptions named(String name) {
        return new FrameLocator.GetByRoleOptions().setName(name);
    }
}
