package dev.patchbay.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import dev.patchbay.connection.Connection;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Connecting by what a person enters. */
class WidgetFormsTest extends OpenedWidget {

    private final SandboxFaults faults = new SandboxFaults(SERVER);

    @AfterEach
    void mend() {
        faults.clear();
    }

    @Test
    void aPastedKeyConnectsAndTheHostPageLearnsIt() {
        FrameLocator widget = open(tenant);
        choose(widget, "API key");
        field(widget, "API key").fill(ADAS_KEY);
        field(widget, "API key").press("Enter");

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
        field(widget, "Username").fill("ada");
        field(widget, "Password").fill("not-hers");
        button(widget, "Connect").click();

        assertThat(widget.getByRole(AriaRole.ALERT)).containsText("did not accept");
        assertThat(field(widget, "Username")).hasValue("ada");
        assertThat(field(widget, "Password")).isEmpty();
        assertThat(connectionsOf(tenant)).isEmpty();

        field(widget, "Password").fill("sandbox-pass-5f2c9a71");
        button(widget, "Connect").click();
        assertThat(heading(widget)).hasText("Sandbox is connected");
        assertThat(connectionsOf(tenant)).hasSize(1);
    }

    @Test
    void anEmptyFieldIsNamedAndGetsTheFocus() {
        FrameLocator widget = open(tenant);
        choose(widget, "Access token");
        button(widget, "Connect").click();

        Locator field = field(widget, "Access token");
        assertThat(field).hasAttribute("aria-invalid", "true");
        assertThat(field).isFocused();
        assertThat(field).hasAccessibleDescription(Pattern.compile("Paste the value here"));
    }

    @Test
    void typedInputIsNotLostWithoutAsking() {
        FrameLocator widget = open(tenant);
        choose(widget, "API key");
        field(widget, "API key").fill("half a key");
        field(widget, "API key").press("Escape");
        button(widget, "Stay").click();
        assertThat(field(widget, "API key")).hasValue("half a key");

        field(widget, "API key").press("Escape");
        button(widget, "Leave").click();
        page.waitForFunction("events.at(-1).name === 'exit'");
        assertThat(page.evaluate("events.at(-1).reason")).isEqualTo("dismissed");
    }

    @Test
    void aTokenConnects() {
        FrameLocator widget = open(tenant);
        choose(widget, "Access token");
        field(widget, "Access token").fill(ADAS_TOKEN);
        button(widget, "Connect").click();
        assertThat(heading(widget)).hasText("Sandbox is connected");
        assertThat(connectionsOf(tenant)).hasSize(1);
    }

    @Test
    void aWrongKeyIsSaidInOneSentenceAndForgotten() {
        FrameLocator widget = open(tenant);
        choose(widget, "API key");
        field(widget, "API key").fill("not-hers");
        button(widget, "Connect").click();
        assertThat(widget.getByRole(AriaRole.ALERT).locator("p").first())
                .hasText("Sandbox did not accept these credentials. Check them and try again.");
        assertThat(field(widget, "API key")).isEmpty();
        assertThat(field(widget, "API key")).isFocused();
        assertThat(page.evaluate("events.find(e => e.name === 'error').code")).isEqualTo("credentials_refused");
    }

    @Test
    void anAppThatNeedsNoSignInIsConnectedByOneClick() {
        FrameLocator widget = open(tenant);
        choose(widget, "No authentication");
        assertThat(widget.locator("input")).hasCount(0);
        button(widget, "Connect").click();
        assertThat(heading(widget)).hasText("Sandbox is connected");
        assertThat(connectionsOf(tenant)).hasSize(1);
    }

    @Test
    void aSlowCheckIsShownAndSendingTwiceMakesOneConnection() {
        faults.slow("api", 2);
        FrameLocator widget = open(tenant);
        choose(widget, "Username and password");
        field(widget, "Username").fill("ada");
        field(widget, "Password").fill(ADAS_PASSWORD);
        Locator connect = widget.locator("button[type=submit]");
        connect.dblclick();

        assertThat(connect).hasAttribute("data-working", "Checking with Sandbox");
        assertThat(connect).isDisabled();
        assertThat(widget.locator(".form-status")).hasText("Checking with Sandbox");
        field(widget, "Password").press("Enter");
        field(widget, "Password").press("Enter");

        assertThat(heading(widget)).hasText("Sandbox is connected");
        assertThat(connectionsOf(tenant)).hasSize(1);
        assertThat(page.evaluate("events.filter(e => e.name === 'submitted').length"))
                .isEqualTo(1);
        assertThat(page.evaluate("events.filter(e => e.name === 'success').length"))
                .isEqualTo(1);
    }

    @Test
    void aReloadDuringASlowCheckShowsWhatBecameOfIt() {
        faults.slow("api", 3);
        FrameLocator widget = open(tenant);
        choose(widget, "API key");
        field(widget, "API key").fill(ADAS_KEY);
        button(widget, "Connect").click();
        waitForEvent("verifying");

        frame().evaluate("location.reload()");
        assertThat(heading(widget)).hasText("Checking Sandbox");
        assertThat(heading(widget)).hasText("Sandbox is connected");
        assertThat(connectionsOf(tenant)).hasSize(1);
    }

    @Test
    void aFaultOfTheAppKeepsWhatWasTyped() {
        faults.set("api", "reset", 1);
        FrameLocator widget = open(tenant);
        choose(widget, "API key");
        field(widget, "API key").fill(ADAS_KEY);
        button(widget, "Connect").click();
        assertThat(widget.getByRole(AriaRole.ALERT).locator("p").first())
                .hasText("Sandbox could not be reached. Try again in a minute.");
        assertThat(field(widget, "API key")).hasValue(ADAS_KEY);

        button(widget, "Connect").click();
        assertThat(heading(widget)).hasText("Sandbox is connected");
        assertThat(connectionsOf(tenant)).hasSize(1);
    }

    @Test
    void whatIsSaidOfALostConnectionGoesWhenItIsBackAndCoversNothingMeanwhile() {
        FrameLocator widget = open(tenant);
        choose(widget, "API key");
        field(widget, "API key").fill(ADAS_KEY);
        context.setOffline(true);
        button(widget, "Connect").click();
        Locator said = widget.locator(".v-status-message");
        assertThat(said).containsText("No connection just now");
        assertThat(said).isVisible();
        assertThat((Boolean) frame().evaluate("""
                        () => [...document.querySelectorAll('header, pb-icon, h1, input, button')].some(part => {
                          const [one, other] = [part, document.querySelector('.v-status-message')].map(e => e.getBoundingClientRect())
                          return one.bottom > other.top && one.top < other.bottom
                        })""")).isFalse();
        // The request is sent again, in vain, more than once.
        frame().waitForFunction(
                        "() => performance.getEntriesByType('resource').filter(r => r.name.includes('v-r=uidl') && !r.responseStatus).length > 2");

        context.setOffline(false);
        assertThat(heading(widget)).hasText("Sandbox is connected");
        assertThat(said).isHidden();
        assertThat(connectionsOf(tenant)).hasSize(1);
    }

    @Test
    void aNameThatWasTypedIsSavedBeforeGoingOn() {
        FrameLocator widget = open(tenant);
        choose(widget, "API key");
        field(widget, "API key").fill(ADAS_KEY);
        button(widget, "Connect").click();
        Locator name = field(widget, "Name of this connection");

        name.fill(" ");
        button(widget, "Finish").click();
        assertThat(name).hasAttribute("aria-invalid", "true");
        assertThat(heading(widget)).hasText("Sandbox is connected");

        name.fill("Ada at work");
        button(widget, "Connect another").click();
        assertThat(heading(widget)).hasText("Your Sandbox connections");
        assertThat(connectionsOf(tenant)).extracting(Connection::label).containsExactly("Ada at work");
        connectAgain(widget, "Access token", ADAS_TOKEN);

        field(widget, "Name of this connection").fill("Ada at home");
        button(widget, "Finish").click();
        page.waitForFunction("events.at(-1).name === 'exit'");
        assertThat(connectionsOf(tenant))
                .extracting(Connection::label)
                .containsExactlyInAnyOrder("Ada at work", "Ada at home");
    }

    @Test
    void twoConnectionsToOneAccountCanBeToldApart() {
        FrameLocator widget = open(tenant);
        choose(widget, "API key");
        field(widget, "API key").fill(ADAS_KEY);
        button(widget, "Connect").click();
        button(widget, "Connect another").click();
        connectAgain(widget, "Access token", ADAS_TOKEN);
        button(widget, "Connect another").click();

        Locator about = widget.locator(".connection-about");
        assertThat(about).hasCount(2);
        assertThat(about.first())
                .hasText(Pattern.compile("ada@sandbox\\.example · Access token.*Connected .*\\d:\\d\\d.*"));
        assertThat(about.last()).hasText(Pattern.compile("ada@sandbox\\.example · API key.*Connected .*\\d:\\d\\d.*"));
    }

    private static void connectAgain(FrameLocator widget, String method, String secret) {
        button(widget, "Add another connection").click();
        choose(widget, method);
        field(widget, method).fill(secret);
        button(widget, "Connect").click();
        assertThat(heading(widget)).hasText("Sandbox is connected");
    }
}
