package dev.patchbay.session;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.SameSiteAttribute;
import dev.patchbay.PatchbayServer;
import dev.patchbay.browser.Browsers;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@SpringBootTest(
        classes = PatchbayServer.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"patchbay.db-url=jdbc:h2:mem:console", "patchbay.data-dir=target/test-data"})
@Import(SessionTestConfiguration.class)
class ConsoleSessionTest {

    @LocalServerPort
    private int port;

    @Autowired
    private UiSlots slots;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void the_id_changes_at_sign_in_the_screen_stays_and_sign_out_ends_both() {
        try (Playwright playwright = Browsers.playwright();
                Browser browser = Browsers.chromium(playwright);
                BrowserContext context = browser.newContext()) {
            Page page = context.newPage();
            page.navigate("http://localhost:" + port + "/console/console-probe");
            click(page, "Count");
            assertThat(page.locator("#count")).hasText("1");

            Cookie cookie = cookie(context);
            assertThat(cookie.httpOnly).isTrue();
            assertThat(cookie.sameSite).isEqualTo(SameSiteAttribute.LAX);
            assertThat(cookie.path).isEqualTo("/");
            assertThat(storedIds()).containsExactly(SessionKeys.idOf(cookie.value));

            click(page, "Sign in");
            click(page, "Count");
            assertThat(page.locator("#count")).hasText("2");
            Cookie after = cookie(context);
            assertThat(after.value).isNotEqualTo(cookie.value);
            assertThat(storedIds()).containsExactly(SessionKeys.idOf(after.value));
            assertThat(slots.size()).isEqualTo(1);

            click(page, "Sign out");
            assertThat(page.locator("#count")).hasText("0");
            assertThat(cookie(context).value).isNotEqualTo(after.value);
            assertThat(slots.size()).isEqualTo(1);
        }
    }

    private static void click(Page page, String button) {
        page.getByText(button, new Page.GetByTextOptions().setExact(true)).click();
    }

    private static Cookie cookie(BrowserContext context) {
        assertThat(context.cookies()).hasSize(1);
        return context.cookies().getFirst();
    }

    private Set<Object> storedIds() {
        return Set.copyOf(
                jdbc.sql("select SESSION_ID from SPRING_SESSION").query().singleColumn());
    }
}
