package dev.patchbay.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.patchbay.connection.Connection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Connecting at the app's own sign-in, whatever becomes of its window. */
class WidgetPopupTest extends OpenedWidget {

    private final SandboxFaults faults = new SandboxFaults(SERVER);

    @AfterEach
    void mend() {
        faults.clear();
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
        waitForEvent("error");
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
    void anErrorPageOfTheAppLeavesTheWidgetWaitingUntilThePersonCancels() {
        faults.set("authorize", "server_error", 1);
        FrameLocator widget = open(tenant);
        Page popup = popup(widget);
        popup.waitForURL("**/sandbox/oauth2/authorize**");
        assertThat(heading(widget)).hasText("Waiting for Sandbox");

        button(widget, "Cancel").click();
        assertThat(heading(widget)).hasText("Connect Sandbox");
        popup.close();
        Page second =
                context.waitForPage(() -> button(widget, "Continue to Sandbox").click());
        signInAsAda(second);
        button(second, "Allow").click();
        assertThat(heading(widget)).hasText("Sandbox is connected");
        assertThat(connectionsOf(tenant)).hasSize(1);
    }

    @Test
    void aTokenEndpointThatFailsIsSaidAndTriedAgain() {
        faults.set("token", "server_error", 20);
        FrameLocator widget = open(tenant);
        Page popup = popup(widget);
        signInAsAda(popup);
        button(popup, "Allow").click();
        assertThat(heading(widget)).hasText("Sandbox is not connected");
        assertThat(widget.getByText("Sandbox has a problem of its own")).isVisible();
        assertThat(connectionsOf(tenant)).isEmpty();
    }

    @Test
    void fewerPermissionsThanAskedForAreSaid() {
        FrameLocator widget = open(tenant);
        Page popup = popup(widget);
        signInAsAda(popup);
        popup.locator("input[value='contacts.read']").evaluate("input => input.remove()");
        button(popup, "Allow").click();

        assertThat(heading(widget)).hasText("Sandbox is connected");
        assertThat(widget.getByText("You did not allow everything")).isVisible();
        assertThat(connectionsOf(tenant))
                .flatExtracting(Connection::missingScopes)
                .containsExactly("contacts.read");
    }

    @Test
    void whoGoesBackInTheBrowserWhileAWindowIsOpenHasGivenItUp() {
        FrameLocator widget = open(tenant);
        Page popup = popup(widget);
        signInAsAda(popup);
        assertThat(heading(widget)).hasText("Waiting for Sandbox");
        frame().evaluate("history.back()");
        assertThat(heading(widget)).hasText("Connect Sandbox");

        button(popup, "Allow").click();
        assertThat(popup.getByText("This answer was not expected")).isVisible();
        assertThat(connectionsOf(tenant)).isEmpty();
        Page second =
                context.waitForPage(() -> button(widget, "Continue to Sandbox").click());
        button(second, "Allow").click();
        assertThat(heading(widget)).hasText("Sandbox is connected");
        assertThat(connectionsOf(tenant)).hasSize(1);
    }

    @Test
    void twoTabsThatWaitForOneAttemptShowTheSameConnection() {
        FrameLocator widget = open(tenant);
        Page popup = popup(widget);
        signInAsAda(popup);
        Page tab = context.newPage();
        tab.navigate(host.origin());
        tab.evaluate(
                "address => { const frame = document.createElement('iframe'); frame.src = address; document.body.append(frame) }",
                frame().url());
        FrameLocator other = tab.frameLocator("iframe");
        assertThat(heading(other)).hasText("Waiting for Sandbox");

        button(popup, "Allow").click();
        assertThat(heading(widget)).hasText("Sandbox is connected");
        assertThat(heading(other)).hasText("Sandbox is connected");
        assertThat(connectionsOf(tenant)).hasSize(1);
    }

    @Test
    void aConnectionLostForAWhileIsSaidAndNothingElse() {
        FrameLocator widget = open(tenant);
        Page popup = popup(widget);
        signInAsAda(popup);
        assertThat(heading(widget)).hasText("Waiting for Sandbox");

        context.setOffline(true);
        assertThat(widget.getByText("No connection just now")).isVisible();
        assertThat(heading(widget)).hasText("Waiting for Sandbox");
        context.setOffline(false);
        assertThat(widget.getByText("No connection just now")).isHidden();
        button(popup, "Allow").click();
        assertThat(heading(widget)).hasText("Sandbox is connected");
        assertThat(connectionsOf(tenant)).hasSize(1);
    }
}
