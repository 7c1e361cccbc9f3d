package dev.patchbay.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** A member at the console, with a browser session of their own. */
final class ConsoleBrowser implements AutoCloseable {

    private final String server;
    private final BrowserContext context;
    private final Page page;

    ConsoleBrowser(Browser browser, String server, int width) {
        this.server = server;
        context = browser.newContext(new Browser.NewContextOptions().setViewportSize(width, 800));
        page = context.newPage();
    }

    Page page() {
        return page;
    }

    /** Waits for more than the page's load: the router then puts the page into its place, and a click in the middle of that is lost. */
    ConsoleBrowser open(String path) {
        page.waitForResponse(
                answer -> String.valueOf(answer.request().postData()).contains("ui-navigate"),
                () -> page.navigate(server + "/console/" + path));
        return this;
    }

    ConsoleBrowser signIn(String email, String password) {
        page.getByLabel("E-mail").fill(email);
        page.getByLabel("Password").first().fill(password);
        button("Sign in").click();
        return this;
    }

    /** Signs in and waits for the first page. */
    ConsoleBrowser enter(String email, String password) {
        open("login").signIn(email, password);
        assertThat(heading("Connectors")).isVisible();
        return this;
    }

    Locator heading(String name) {
        return page.getByRole(
                AriaRole.HEADING, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator card(String connector) {
        return page.locator(".connector-card")
                .filter(new Locator.FilterOptions().setHasText(connector))
                .first();
    }

    /** Chooses an entry of a card's menu. */
    void choose(String connector, String entry) {
        button("More for " + connector).click();
        page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName(entry))
                .click();
    }

    Locator field(String label) {
        return page.locator("vaadin-dialog[opened]").getByLabel(label, new Locator.GetByLabelOptions().setExact(true));
    }

    /** What stands at a field that was refused. */
    Locator error(String label) {
        return page.locator("vaadin-dialog[opened] [invalid]")
                .filter(new Locator.FilterOptions()
                        .setHas(page.getByText(label, new Page.GetByTextOptions().setExact(true))))
                .locator("[slot=error-message]");
    }

    void addMethod(String kind) {
        page.locator("vaadin-dialog[opened] .auth-methods-add vaadin-select").click();
        page.locator("vaadin-select-item[label='" + kind + "']").click();
        button("Add").click();
    }

    @Override
    public void close() {
        context.close();
    }
}
