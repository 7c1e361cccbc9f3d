package dev.patchbay.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import dev.patchbay.PatchbayServer;
import dev.patchbay.organization.FirstStart;
import dev.patchbay.organization.FirstStart.FirstStartProperties;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The first visit to an installation without an owner. */
@Tag("browser")
@SpringBootTest(
        classes = PatchbayServer.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"patchbay.db-url=jdbc:h2:mem:set-up", "patchbay.data-dir=target/test-data"})
class ConsoleSetUpTest {

    @LocalServerPort
    private int port;

    @Autowired
    private FirstStart firstStart;

    @Test
    void the_link_of_the_log_makes_the_first_owner_once() {
        String token =
                firstStart.prepare(new FirstStartProperties("", "", "", "")).orElseThrow();
        try (Playwright playwright = Browsers.playwright();
                Browser browser = Browsers.chromium(playwright);
                ConsoleBrowser console = new ConsoleBrowser(browser, "http://localhost:" + port, 1280);
                ConsoleBrowser later = new ConsoleBrowser(browser, "http://localhost:" + port, 1280)) {
            console.open("login");
            assertThat(console.page().getByRole(AriaRole.ALERT)).containsText("set-up link");
            console.open("setup?link=forged");
            assertThat(console.page().getByRole(AriaRole.ALERT)).containsText("no longer valid");

            console.open("setup?link=" + token);
            console.page().getByLabel("Your company's name").fill("Larkspur");
            console.page().getByLabel("Your name").fill("Ada");
            console.page().getByLabel("E-mail").fill("ada@example.com");
            console.page().getByLabel("Password").first().fill("short");
            console.button("Become the owner").click();
            assertThat(console.page().getByText("at least 12 characters.")).isVisible();
            console.page().getByLabel("Password").first().fill("correct-horse-battery");
            console.button("Become the owner").click();
            assertThat(console.heading("Connectors")).isVisible();
            assertThat(console.page().getByText("Larkspur").first()).isVisible();

            later.open("setup?link=" + token);
            assertThat(later.page().getByRole(AriaRole.ALERT)).containsText("no longer valid");
            later.enter("ada@example.com", "correct-horse-battery");
        }
    }
}
