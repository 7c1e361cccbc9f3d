package dev.patchbay.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.patchbay.connect.ConnectSession;
import dev.patchbay.connect.NewConnectSession;
import dev.patchbay.connection.Connection;
import dev.patchbay.id.ConnectionId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Connecting once more what is connected already: to allow more, or as somebody else. */
class WidgetAgainTest extends OpenedWidget {

    private static final String BENS_KEY = "sandbox-key-ben-b83e04d6";

    @Test
    void whoAllowedTooLittleAllowsTheRestAndTheConnectionStaysItself() {
        FrameLocator widget = open(tenant);
        allowWithoutContacts(popup(widget));
        assertThat(widget.getByText("You did not allow everything")).isVisible();
        ConnectionId made = connectionsOf(tenant).getFirst().id();

        button(widget, "Allow more").click();
        assertThat(heading(widget)).hasText("Reconnect Sandbox");
        allowWithoutContacts(again(widget));
        assertThat(widget.getByText("You did not allow everything")).isVisible();
        button(widget, "Connect another").click();
        assertThat(heading(widget)).hasText("Your Sandbox connections");
        widget.getByRole(AriaRole.BUTTON, named("Allow more: ")).click();
        button(again(widget), "Allow").click();

        assertThat(heading(widget)).hasText("Sandbox is connected");
        assertThat(widget.getByText("You did not allow everything")).isHidden();
        assertThat(connectionsOf(tenant))
                .singleElement()
                .satisfies(connection -> assertThat(connection.id()).isEqualTo(made))
                .satisfies(connection -> assertThat(connection.missingScopes()).isEmpty());
    }

    @Test
    void aKeyOfAnotherAccountIsSaidAndAddedOnlyWhenItsPersonWantsThat() {
        FrameLocator widget = open(tenant);
        choose(widget, "API key");
        field(widget, "API key").fill(ADAS_KEY);
        button(widget, "Connect").click();
        button(widget, "Connect another").click();
        widget.getByRole(AriaRole.BUTTON, named("Reconnect: ")).click();
        field(widget, "API key").fill(BENS_KEY);
        button(widget, "Connect").click();

        assertThat(widget.getByRole(AriaRole.ALERT)).containsText("That is a different account");
        assertThat(connectionsOf(tenant)).extracting(c -> c.account().id()).containsExactly("acct_ada");
        button(widget, "Add as another connection").click();
        assertThat(heading(widget)).hasText("Sandbox is connected");
        assertThat(widget.locator(".account")).containsText("ben@blue-harbor.example");
        assertThat(connectionsOf(tenant))
                .extracting(c -> c.account().id())
                .containsExactlyInAnyOrder("acct_ada", "acct_ben");
    }

    @Test
    void anotherAccountAtTheAppsSignInIsSaidAndAddedOnlyWhenItsPersonWantsThat() {
        FrameLocator widget = open(tenant);
        Page popup = popup(widget);
        signInAsAda(popup);
        button(popup, "Allow").click();
        button(widget, "Connect another").click();
        widget.getByRole(AriaRole.BUTTON, named("Reconnect: ")).click();
        allowAsBen(again(widget));

        assertThat(heading(widget)).hasText("Sandbox was not reconnected");
        assertThat(widget.getByText("That is a different account")).isVisible();
        button(widget, "Add as another connection").click();
        assertThat(heading(widget)).hasText("Connect Sandbox");
        button(again(widget), "Allow").click();
        assertThat(heading(widget)).hasText("Sandbox is connected");
        assertThat(connectionsOf(tenant))
                .extracting(c -> c.account().id())
                .containsExactlyInAnyOrder("acct_ada", "acct_ben");
    }

    @Test
    void aSessionForOneConnectionOffersNoOtherUnlessItAllowsTheChange() {
        FrameLocator widget = open(tenant);
        choose(widget, "API key");
        field(widget, "API key").fill(ADAS_KEY);
        button(widget, "Connect").click();
        assertThat(heading(widget)).hasText("Sandbox is connected");
        Connection adas = connectionsOf(tenant).getFirst();
        page.evaluate("widget.close()");

        widget = open(onlyFor(adas, false), "{}");
        field(widget, "API key").fill(BENS_KEY);
        button(widget, "Connect").click();
        assertThat(widget.getByRole(AriaRole.ALERT)).containsText("That is a different account");
        assertThat(button(widget, "Add as another connection")).hasCount(0);
        page.evaluate("widget.close()");

        widget = open(onlyFor(adas, true), "{}");
        field(widget, "API key").fill(BENS_KEY);
        button(widget, "Connect").click();
        assertThat(heading(widget)).hasText("Sandbox is connected");
        assertThat(connectionsOf(tenant))
                .singleElement()
                .satisfies(connection -> assertThat(connection.id()).isEqualTo(adas.id()))
                .satisfies(connection -> assertThat(connection.account().id()).isEqualTo("acct_ben"));
    }

    private Page again(FrameLocator widget) {
        return context.waitForPage(() -> button(widget, "Continue to Sandbox").click());
    }

    private static void allowWithoutContacts(Page popup) {
        signInAsAda(popup);
        popup.locator("input[value='contacts.read']").evaluate("input => input.remove()");
        button(popup, "Allow").click();
    }

    private static void allowAsBen(Page popup) {
        popup.getByText("Switch account").click();
        popup.getByText("Ben Okafor").click();
        button(popup, "Allow").click();
    }

    private NewConnectSession onlyFor(Connection connection, boolean allowAccountChange) {
        NewConnectSession usual = sandboxFor(tenant);
        return new NewConnectSession(
                usual.tenantId(),
                usual.tenantName(),
                null,
                usual.connectors(),
                connection.id(),
                allowAccountChange,
                Map.of(),
                List.of(),
                null,
                null,
                Map.of(),
                Map.of(),
                ConnectSession.Completion.WIDGET,
                NewConnectSession.USUAL_LIFE);
    }
}
