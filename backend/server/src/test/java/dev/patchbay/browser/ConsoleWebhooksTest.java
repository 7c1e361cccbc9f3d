package dev.patchbay.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.patchbay.webhook.TestReceiver;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Webhooks and the audit record as the console's members see them. */
class ConsoleWebhooksTest extends ConsoleUnderTest {

    private final TestReceiver receiver = new TestReceiver();

    @AfterEach
    void closeReceiver() {
        receiver.close();
    }

    @Test
    void an_endpoint_is_added_tried_and_looked_into() {
        console.enter(EMAIL, PASSWORD).open("webhooks");

        console.button("Add endpoint").first().click();
        console.field("URL").fill("http://169.254.169.254/");
        console.button("Add endpoint").last().click();
        assertThat(console.error("URL")).containsText("not allowed");
        console.field("URL").fill(receiver.url());
        console.field("Description").fill("CRM backend");
        console.button("Add endpoint").last().click();
        assertThat(page.locator(".secret-dialog code")).hasText(Pattern.compile("whsec_.{44}"));
        String secret = page.locator(".secret-dialog code").innerText();
        console.button("I have copied it").click();
        assertThat(page.getByText(secret)).hasCount(0);
        assertThat(row()).containsText("Nothing sent yet");

        receiver.answering(500);
        choose("Send test event");
        page.getByText("See how it goes").click();
        assertThat(receiver.next().isSignedWith(secret)).isTrue();
        assertThat(console.heading("webhook.test")).isVisible();
        reloadUntil(page.getByText("HTTP 500").first());
        assertThat(sheet()).containsText("A test from Patchbay");

        page.keyboard().press("Escape");
        receiver.answering(200);
        console.open("webhooks");
        choose("Edit");
        page.getByRole(AriaRole.CHECKBOX, new Page.GetByRoleOptions().setName("Send messages to this endpoint"))
                .uncheck();
        console.button("Save").click();
        assertThat(row()).containsText("Disabled");
        choose("Edit");
        page.getByRole(AriaRole.CHECKBOX, new Page.GetByRoleOptions().setName("Send messages to this endpoint"))
                .check();
        console.button("Save").click();
        row().getByRole(AriaRole.LINK).click();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("webhook.test"))
                .last()
                .click();
        assertThat(sheet()).containsText("switched off before it arrived");
        console.button("Resend").click();
        assertThat(receiver.next().isSignedWith(secret)).isTrue();
        reloadUntil(sheet().getByText("Delivered").first());

        console.open("logs");
        assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Webhook endpoint created"))
                        .last())
                .isVisible();
        page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("Member signed in").setExact(true))
                .locator("visible=true")
                .first()
                .click();
        assertThat(sheet()).containsText("member.signed_in");
        assertThat(sheet()).containsText("Success");
        assertThat(page.content()).doesNotContain(secret, PASSWORD);

        console.open("webhooks");
        choose("Rotate secret");
        console.button("Rotate secret").click();
        assertThat(page.locator(".secret-dialog code")).hasText(Pattern.compile("whsec_.{44}"));
        console.button("I have copied it").click();
        choose("Delete");
        console.button("Delete").click();
        assertThat(row()).hasCount(0);
    }

    @ParameterizedTest
    @CsvSource({"1280, LIGHT", "320, DARK"})
    void each_screen_is_accessible_and_fits(int width, ColorScheme scheme) {
        try (ConsoleBrowser narrow = new ConsoleBrowser(browser, SERVER, width)) {
            Page at = narrow.page();
            at.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            narrow.enter(EMAIL, PASSWORD).open("webhooks");
            narrow.button("Add endpoint").first().click();
            assertSound(at, "a new endpoint");
            narrow.field("URL").fill(receiver.url());
            narrow.button("Add endpoint").last().click();
            narrow.button("I have copied it").click();
            at.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("More for " + receiver.url()))
                    .click();
            at.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Send test event"))
                    .click();
            receiver.next();
            at.getByText("See how it goes").click();
            assertThat(narrow.heading("webhook.test")).isVisible();
            assertSound(at, "a delivery");
            String list = at.url().replaceFirst("/console/", "").replaceFirst(".*(webhooks/[^/]+/deliveries).*", "$1");
            for (String path : List.of("webhooks", list, "logs")) {
                narrow.open(path);
                at.locator("h1").waitFor();
                assertSound(at, path);
            }
        }
    }

    private Locator row() {
        return page.locator(".endpoint-row").filter(new Locator.FilterOptions().setHasText(receiver.url()));
    }

    private Locator sheet() {
        return page.locator("vaadin-dialog.side-sheet[opened]");
    }

    private void choose(String entry) {
        console.button("More for " + receiver.url()).click();
        page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName(entry))
                .click();
    }

    /** What was sent is noted after the receiver has answered; the person looks again. */
    private void reloadUntil(Locator visible) {
        for (int i = 0; i < 50 && !visible.isVisible(); i++) {
            sheet().getByText("Reload").click();
            page.waitForFunction("!document.querySelector('vaadin-connection-indicator[loading]')");
        }
        assertThat(visible).isVisible();
    }
}
