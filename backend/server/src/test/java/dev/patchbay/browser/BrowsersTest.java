package dev.patchbay.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;

/** What the other browser tests take for granted. */
class BrowsersTest {

    @Test
    void a_cookie_is_kept_on_its_own_page_and_refused_in_another_sites_frame() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().set("Set-Cookie", "probe=1; Secure; SameSite=None; Path=/");
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        String cookieSetter = "http://localhost:" + server.getAddress().getPort() + "/";

        try (HostPage host = new HostPage("<iframe src='%s'></iframe>".formatted(cookieSetter));
                Playwright playwright = Browsers.playwright();
                Browser browser = Browsers.chromium(playwright);
                BrowserContext framed = browser.newContext();
                BrowserContext topLevel = browser.newContext()) {
            Page page = framed.newPage();
            page.waitForResponse(cookieSetter, () -> page.navigate(host.origin()));
            assertThat(framed.cookies()).isEmpty();

            topLevel.newPage().navigate(cookieSetter);
            assertThat(topLevel.cookies()).hasSize(1);
        } finally {
            server.stop(0);
        }
    }
}
