package dev.patchbay.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What holds on every screen of the widget, and for what is connected already. */
class WidgetTest extends OpenedWidget {

    @Test
    void twoTenantsOnOnePageSeeTheirOwnConnectionsOnly() {
        String other = "tenant-" + UUID.randomUUID();
        FrameLocator one = open(tenant, "{container: '#one'}");
        open(other, "{container: '#two'}");
        FrameLocator two = page.frameLocator("#two iframe");
        choose(one, "API key");
        field(one, "API key").fill(ADAS_KEY);
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
        waitForEvent("disconnected");
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
        field(widget, "API key").fill(ADAS_KEY);
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
}
