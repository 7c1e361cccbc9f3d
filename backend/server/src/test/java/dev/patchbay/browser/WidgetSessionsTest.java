package dev.patchbay.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.patchbay.connect.ConnectSession;
import dev.patchbay.connect.EndUser;
import dev.patchbay.connect.NewConnectSession;
import dev.patchbay.connect.WidgetScope;
import dev.patchbay.connection.Connection;
import dev.patchbay.connection.ConnectionProblems.CredentialsRefused;
import dev.patchbay.connection.ConnectionStatus;
import dev.patchbay.connection.TestConnections;
import dev.patchbay.connector.Connector;
import dev.patchbay.connector.Connectors;
import dev.patchbay.id.ConnectionId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a connect session asks for, and what remains when it is over. */
class WidgetSessionsTest extends OpenedWidget {

    @Autowired
    private Connectors connectors;

    @Test
    void aConnectionThatTheHostConfirmsIsNotSaidToBeDone() {
        FrameLocator widget = open(session(null, ConnectSession.Completion.HOST), "{}");
        choose(widget, "API key");
        field(widget, "API key").fill(ADAS_KEY);
        button(widget, "Connect").click();
        assertThat(heading(widget)).hasText("Sandbox is nearly connected");
        assertThat(connectionsOf(tenant)).extracting(Connection::status).containsExactly(ConnectionStatus.PENDING);
        waitForEvent("success");
    }

    @Test
    void whatOnlyThePersonCanMendComesFirst() {
        brokenConnection();
        FrameLocator widget = open(tenant);
        assertThat(heading(widget)).hasText("Your Sandbox connections");
        Locator reconnect = widget.locator(".connection")
                .first()
                .getByText("Reconnect", new Locator.GetByTextOptions().setExact(true));
        assertThat(reconnect).hasClass("button primary");
        assertThat(button(widget, "Add another connection")).not().hasClass("button wide primary");

        reconnect.click();
        assertThat(heading(widget)).hasText("Reconnect Sandbox");
        field(widget, "API key").fill(ADAS_KEY);
        button(widget, "Connect").click();
        assertThat(heading(widget)).hasText("Sandbox is connected");
        assertThat(connectionsOf(tenant)).extracting(Connection::status).containsExactly(ConnectionStatus.ACTIVE);
    }

    @Test
    void aSessionForOneConnectionGoesStraightToItAndOffersNoOther() {
        Connection broken = brokenConnection();
        FrameLocator widget = open(session(broken.id(), ConnectSession.Completion.WIDGET), "{}");
        assertThat(heading(widget)).hasText("Reconnect Sandbox");
        assertThat(button(widget, "Back")).isHidden();
        field(widget, "API key").fill(ADAS_KEY);
        button(widget, "Connect").click();

        assertThat(heading(widget)).hasText("Sandbox is connected");
        assertThat(button(widget, "Finish")).isVisible();
        assertThat(button(widget, "Connect another")).isHidden();
        assertThat(connectionsOf(tenant)).extracting(Connection::id).containsExactly(broken.id());
    }

    @Test
    void aSessionThatEndsWhileTheWidgetWaitsIsSaidToThePersonAndToTheHost() {
        FrameLocator widget = open(tenant);
        Page popup = popup(widget);
        signInAsAda(popup);
        assertThat(heading(widget)).hasText("Waiting for Sandbox");

        sessions.close(opened());
        page.waitForFunction("events.some(e => e.name === 'error' && e.code === 'session_ended')");
        assertThat(page.getByText("Your time in this window is over.")).isVisible();
        assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Try again")))
                .isVisible();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Close"))
                .click();
        assertThat(page.locator("iframe")).hasCount(0);
    }

    @Test
    void aSessionThatEndedIsSaidAtTheNextClick() {
        // The last that the page says by itself: it would be told of the end sooner than the person who clicks.
        page.waitForResponse(
                answer -> String.valueOf(answer.request().postData()).contains("vaadin-page-visibility-change"),
                () -> assertThat(heading(open(tenant))).hasText("Connect Sandbox"));
        sessions.close(opened());
        // A moment later, since the click may end the page that is still to answer.
        frame().evaluate("setTimeout(() => document.querySelector('button[type=submit]').click(), 300)");
        page.waitForFunction("events.some(e => e.name === 'error' && e.code === 'session_ended')");
        assertThat(page.getByText("Your time in this window is over.")).isVisible();
    }

    @Test
    void aTokenThatWasUsedIsSaidAtOnce() {
        open(tenant);
        String used = sessions.create(scope(), sandboxFor(tenant).embeddedBy(List.of(host.origin())))
                .token();
        sessions.open(used, host.origin());
        page.evaluate("token => { widget.close(); openWidget(token) }", used);
        page.waitForFunction("events.some(e => e.name === 'error' && e.code === 'token_used')");
        assertThat(page.getByText("this one was used before")).isVisible();
    }

    private WidgetScope opened() {
        String[] parts = frame().url().split("/");
        return sessions.resume(parts[4]).orElseThrow();
    }

    /** A key that the sandbox no longer accepts. */
    private Connection brokenConnection() {
        Connector sandbox = connectors.find(scope(), "sandbox").orElseThrow();
        Connection made = connections.importExisting(
                scope(),
                TestConnections.withKey(tenants.named(scope(), tenant, "Acme").id(), sandbox, "withdrawn"),
                false);
        try {
            connections.verify(scope(), made.id());
        } catch (CredentialsRefused expected) {
            // So it needs its person from now on.
        }
        return made;
    }

    private NewConnectSession session(@Nullable ConnectionId connection, ConnectSession.Completion completion) {
        NewConnectSession usual = sandboxFor(tenant);
        return new NewConnectSession(
                tenant,
                "Acme",
                new EndUser("ada", null, null),
                usual.connectors(),
                connection,
                List.of(),
                null,
                null,
                Map.of(),
                Map.of(),
                completion,
                NewConnectSession.USUAL_LIFE);
    }
}
