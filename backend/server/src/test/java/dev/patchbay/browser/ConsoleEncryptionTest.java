package dev.patchbay.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import dev.patchbay.PatchbayServer;
import dev.patchbay.organization.Founding;
import dev.patchbay.organization.Members;
import dev.patchbay.testing.FreePort;
import dev.patchbay.testing.TestClock;
import dev.patchbay.vault.Rotation;
import dev.patchbay.vault.VaultKeys;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The operator's owner rotates the data key in the console. */
@Tag("browser")
@SpringBootTest(
        classes = PatchbayServer.class,
        webEnvironment = WebEnvironment.DEFINED_PORT,
        properties = {
            "patchbay.db-url=jdbc:h2:mem:console-encryption",
            "patchbay.data-dir=target/test-data",
            "patchbay.master-key=dGhlLW1hc3Rlci1rZXktb2YtdGhlLXRlc3RzLTAwMDE=",
            "patchbay.sandbox=true",
            "patchbay.admin-email=owner@example.com",
            "patchbay.admin-password=correct-horse-battery",
            // The test says when time passes, and takes the steps.
            "db-scheduler.enabled=false"
        })
@Import(ConsoleEncryptionTest.Parts.class)
class ConsoleEncryptionTest {

    private static final int PORT = FreePort.next();
    private static final String SERVER = "http://localhost:" + PORT;
    private static final String PASSWORD = "correct-horse-battery";

    private static Playwright playwright;
    private static Browser browser;

    @Autowired
    private TestClock clock;

    @Autowired
    private VaultKeys keys;

    @Autowired
    private Founding founding;

    @Autowired
    private Members members;

    @TestConfiguration(proxyBeanMethods = false)
    static class Parts {

        @Bean
        @Primary
        TestClock testClock() {
            return new TestClock();
        }
    }

    @DynamicPropertySource
    static void listenHere(DynamicPropertyRegistry registry) {
        registry.add("patchbay.port", () -> PORT);
        registry.add("patchbay.url", () -> SERVER);
    }

    @BeforeAll
    static void openBrowser() {
        playwright = Browsers.playwright();
        browser = Browsers.chromium(playwright);
        PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
    }

    @AfterAll
    static void closeBrowser() {
        playwright.close();
    }

    @Test
    void a_rotation_is_asked_for_followed_and_proven() {
        try (ConsoleBrowser console = new ConsoleBrowser(browser, SERVER, 1280)) {
            Page page = console.page();
            console.enter("owner@example.com", PASSWORD);
            page.locator("vaadin-side-nav-item")
                    .filter(new Locator.FilterOptions().setHasText("Encryption"))
                    .click();
            assertThat(console.heading("Encryption")).isVisible();
            assertThat(page.getByText("The data key was never rotated.")).isVisible();

            console.button("Rotate data key").click();
            assertThat(page.getByText("Rotate the data key?")).isVisible();
            console.button("Rotate").click();

            assertThat(page.getByText(Pattern.compile("Key [0-9a-f]{8} is made known to every node")))
                    .isVisible();
            assertThat(console.button("Rotate data key")).isDisabled();
            page.evaluate(Axe.script());
            org.assertj.core.api.Assertions.assertThat((String) page.evaluate(Axe.RUN))
                    .isEmpty();
            while (keys.advance().filter(Rotation::running).isPresent()) {
                clock.advance(Duration.ofMinutes(2));
            }
            // The page finds out by itself.
            assertThat(page.getByText("Finished: every row is sealed with key")).isVisible();
            assertThat(console.button("Rotate data key")).isEnabled();
            console.button("Check every row now").click();
            assertThat(page.getByText("No row needs another key than the one that seals."))
                    .isVisible();
            assertThat(page.locator("main")).containsText("PATCHBAY_MASTER_KEY");
        }
    }

    @Test
    void owners_of_other_organizations_do_not_find_the_page() {
        founding.found(
                members.enter(
                        members.signIn("owner@example.com", PASSWORD)
                                .orElseThrow()
                                .id(),
                        Optional.empty()),
                "Other",
                new Founding.Owner("other@example.com", "Olga", "correct-horse-other"));
        try (ConsoleBrowser console = new ConsoleBrowser(browser, SERVER, 1280)) {
            console.enter("other@example.com", "correct-horse-other");

            console.open("encryption");

            assertThat(console.page().getByText("Data keys")).hasCount(0);
            assertThat(console.page().locator("h1")).not().hasText("Encryption");
        }
    }
}
