package dev.patchbay.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import dev.patchbay.PatchbayServer;
import dev.patchbay.connector.Connectors;
import dev.patchbay.connector.OAuthClients;
import dev.patchbay.id.MemberId;
import dev.patchbay.organization.ApiKeys;
import dev.patchbay.organization.Members;
import dev.patchbay.organization.Scope;
import dev.patchbay.testing.FreePort;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A server with the sandbox and its owner, and a browser at its console: one for all tests that extend this. */
@Tag("browser")
@SpringBootTest(
        classes = PatchbayServer.class,
        webEnvironment = WebEnvironment.DEFINED_PORT,
        properties = {
            "patchbay.db-url=jdbc:h2:mem:console-browser",
            "patchbay.data-dir=target/test-data",
            "patchbay.sandbox=true",
            "patchbay.admin-email=owner@example.com",
            "patchbay.admin-password=correct-horse-battery",
            "patchbay.egress-allow=127.0.0.1/32,::1/128,localhost"
        })
abstract class ConsoleUnderTest {

    static final int PORT = FreePort.next();
    static final String SERVER = "http://localhost:" + PORT;
    static final String EMAIL = "owner@example.com";
    static final String PASSWORD = "correct-horse-battery";

    static Playwright playwright;
    static Browser browser;

    @Autowired
    Members members;

    @Autowired
    Connectors connectors;

    @Autowired
    OAuthClients clients;

    @Autowired
    ApiKeys apiKeys;

    final String unique = UUID.randomUUID().toString().substring(0, 8);
    ConsoleBrowser console;
    Page page;

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

    @BeforeEach
    void openConsole() {
        console = new ConsoleBrowser(browser, SERVER, 1280);
        page = console.page();
    }

    @AfterEach
    void closeConsole() {
        console.close();
    }

    final Scope owner() {
        return scopeOf(members.signIn(EMAIL, PASSWORD).orElseThrow().id());
    }

    final Scope scopeOf(MemberId member) {
        return members.enter(member, Optional.empty());
    }

    static void assertSound(Page page, String path) {
        assertThat(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .as("overflow of %s", path)
                .isEqualTo(0);
        // Whatever moves has come to rest.
        page.waitForFunction("document.getAnimations().every(animation => animation.playState !== 'running')");
        page.evaluate(Axe.script());
        assertThat((String) page.evaluate(Axe.RUN))
                .as("accessibility of %s", path)
                .isEmpty();
    }
}
