package dev.patchbay.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The browser of the tests: an installed Chromium, with third-party cookies blocked. */
public final class Browsers {

    private static final List<String> PLACES =
            List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");

    private Browsers() {}

    /** Playwright, without its own download of browsers. */
    public static Playwright playwright() {
        return Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    }

    /** A fresh Chromium. */
    public static Browser chromium(Playwright playwright) {
        Path installed = Stream.concat(Stream.ofNullable(System.getenv("PATCHBAY_TEST_BROWSER")), PLACES.stream())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No Chromium found; set PATCHBAY_TEST_BROWSER"));
        return playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(installed)
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--test-third-party-cookie-phaseout",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }
}
