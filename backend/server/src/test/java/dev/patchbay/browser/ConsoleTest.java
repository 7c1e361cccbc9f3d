package dev.patchbay.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.patchbay.connect.Tenants;
import dev.patchbay.connection.Connections;
import dev.patchbay.connection.TestConnections;
import dev.patchbay.connector.BearerToken;
import dev.patchbay.connector.Connector;
import dev.patchbay.connector.ConnectorInput;
import dev.patchbay.connector.Definition;
import dev.patchbay.connector.Visibility;
import dev.patchbay.connector.catalog.Catalog;
import dev.patchbay.organization.Founding;
import dev.patchbay.organization.Member;
import dev.patchbay.organization.Permission;
import dev.patchbay.organization.Role;
import dev.patchbay.organization.Scope;
import dev.patchbay.vault.Secret;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The console as its members use it. */
class ConsoleTest extends ConsoleUnderTest {

    private static final String ADAS_KEY = "sandbox-key-ada-5f2c9a71";

    @Autowired
    private Founding founding;

    @Autowired
    private Tenants tenants;

    @Autowired
    private Connections connections;

    @Test
    void a_visitor_signs_in_first_and_then_gets_where_they_wanted() {
        console.open("api-keys");
        assertThat(console.heading("Sign in")).isVisible();
        assertThat(page.getByLabel("E-mail")).isFocused();
        console.button("Sign in").click();
        assertThat(page.getByText("Enter your e-mail address.")).isVisible();
        assertThat(page.getByText("Enter your password.")).isVisible();
        console.signIn(EMAIL, "a wrong password");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("do not belong together");
        String before = page.context().cookies().getFirst().value;

        console.signIn(EMAIL, PASSWORD);

        assertThat(console.heading("API keys")).isVisible();
        assertThat(page.context().cookies())
                .singleElement()
                .satisfies(cookie -> assertThat(cookie.value).isNotEqualTo(before));
        assertThat(page).hasURL(Pattern.compile("/console/api-keys$"));
    }

    @Test
    void guessing_is_slowed_down_with_a_sentence() {
        console.open("login");
        for (int i = 0; i < 8; i++) {
            console.signIn("nobody-" + unique + "@example.com", "guess " + i);
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("do not belong together");
            assertThat(page.getByLabel("Password").first()).hasValue("");
        }
        console.signIn("nobody-" + unique + "@example.com", "one more");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText(Pattern.compile("Try again in \\d+ second"));
    }

    @Test
    void signing_out_ends_the_session_in_every_tab() {
        console.enter(EMAIL, PASSWORD);
        Page other = page.context().newPage();
        other.navigate(SERVER + "/console/connections");
        assertThat(other.locator("h1")).hasText("Connections");

        page.locator(".member-menu").click();
        page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Sign out"))
                .click();

        assertThat(console.heading("Sign in")).isVisible();
        assertThat(page.getByText("You were signed out")).hasCount(0);
        other.reload();
        assertThat(other.locator("h1")).hasText("Sign in");
        assertThat(other.getByText("You were signed out. Sign in to go on.")).isVisible();
    }

    @Test
    void a_console_whose_cookie_has_gone_says_so_and_leads_to_the_sign_in() {
        console.enter(EMAIL, PASSWORD);
        page.context().clearCookies();
        page.getByLabel("Search connectors").fill("sand");
        Locator told = page.locator(".v-system-error");
        assertThat(told).containsText("You were signed out");

        told.click();

        assertThat(console.heading("Sign in")).isVisible();
        assertThat(page.getByText("You were signed out. Sign in to go on.")).isVisible();
    }

    @Test
    void a_connector_is_created_with_its_faults_shown_at_their_fields() {
        String name = "Acme " + unique;
        String slug = "acme-" + unique;
        console.enter(EMAIL, PASSWORD);
        console.button("Create").click();
        console.button("Create connector").click();
        assertThat(console.error("Name")).containsText("Give the connector a name");
        assertThat(console.error("Way to authenticate")).containsText("Add at least one auth method");

        console.field("Name").fill(name);
        assertThat(console.field("Slug")).hasValue(slug);
        console.field("API base URL").fill("https://api.acme.test/v1");
        console.addMethod("OAuth 2.0");
        console.field("Authorization URL").fill("https://acme.test/authorize");
        console.field("Token URL").fill("http://169.254.169.254/token");
        console.field("Client ID").fill("the-client");
        console.field("Client secret").fill("the-secret-" + unique);
        String redirectUri = page.locator(".client-form code").textContent();
        console.addMethod("API Key");
        console.field("Header name").fill("not a header");
        console.addMethod("No Auth");
        console.button("Create connector").click();
        assertThat(console.error("Header name")).containsText("Name a request header");
        assertThat(console.error("Token URL")).isVisible();
        assertThat(console.field("Token URL")).isFocused();

        console.field("Header name").fill("X-Acme-Key");
        console.field("Token URL").fill("https://acme.test/token");
        console.button("Create connector").click();

        assertThat(console.card(name)).containsText("PERSONAL");
        assertThat(console.card(name)).containsText("Created by: You");
        Connector made = connectors.get(owner(), slug);
        assertThat(redirectUri)
                .isEqualTo(SERVER + "/oauth/callback/" + made.id().text());
        assertThat(made.definition().authMethods()).extracting("type").containsExactly("oauth2", "api_key", "none");
        assertThat(made.definition().defaultMethod().type()).isEqualTo("oauth2");
        assertThat(clients.find(owner(), made.id(), "oauth2").orElseThrow().secret())
                .satisfies(secret -> assertThat(secret.value()).isEqualTo("the-secret-" + unique));
    }

    @Test
    void an_app_of_the_catalog_is_added_with_what_only_its_owner_knows() {
        console.enter(EMAIL, PASSWORD);
        console.button("From catalog").click();
        assertThat(page).hasURL(Pattern.compile("\\?catalog"));
        page.getByLabel("Search the catalog").fill("microsoft");
        assertThat(page.locator(".catalog-card")).hasCount(3);
        console.button("Files").click();
        assertThat(page.locator(".catalog-card")).hasCount(1);
        Locator icon = page.locator(".catalog-card .app-icon img.loaded");
        assertThat(icon).hasAttribute("src", Pattern.compile("/catalog/icons/OD-[0-9a-f]{6}\\.svg"));
        assertThat(icon).isVisible();
        console.button("Add Microsoft OneDrive").click();

        assertThat(page).hasURL(Pattern.compile("\\?create=onedrive"));
        assertThat(console.field("Name")).hasValue("Microsoft OneDrive");
        assertThat(console.field("API base URL")).hasValue("https://graph.microsoft.com/v1.0");
        assertThat(page.getByText("Open the page to register one"))
                .hasAttribute("href", "https://entra.microsoft.com/");
        String redirectUri = page.locator(".client-form code").textContent();
        String slug = "onedrive-" + unique;
        console.field("Slug").fill(slug);
        console.field("Client ID").fill("the-client");
        console.field("Client secret").fill("the-secret-" + unique);
        console.button("Create connector").click();

        assertThat(console.card("Microsoft OneDrive").locator("img.loaded")).isVisible();
        Connector made = connectors.get(owner(), slug);
        assertThat(redirectUri)
                .isEqualTo(SERVER + "/oauth/callback/" + made.id().text());
        assertThat(made.definition()).isEqualTo(new Catalog().entry("onedrive").definition());
        assertThat(made.categories()).containsExactly("Files");
        assertThat(clients.find(owner(), made.id(), "oauth2").orElseThrow().clientId())
                .isEqualTo("the-client");
    }

    @Test
    void editing_keeps_a_stored_secret_and_never_shows_it() {
        Connector made = connectors.create(owner(), oauth2("Editable " + unique));
        connectors.setClient(owner(), made.slug(), "oauth2", client("id-1", "hidden-" + unique));
        console.enter(EMAIL, PASSWORD).open("connectors/" + made.slug());
        page.locator(".auth-method > vaadin-details-summary").first().click();
        assertThat(console.field("Client ID")).hasValue("id-1");
        assertThat(console.field("Client secret")).hasValue("");
        assertThat(page.locator(".client-form")).containsText("Leave it empty to keep it");
        assertThat(page.content()).doesNotContain("hidden-" + unique);

        console.field("Description").fill("Changed");
        console.field("Client ID").fill("id-2");
        console.button("Save").click();

        assertThat(console.card("Editable " + unique)).containsText("Changed");
        assertThat(page).hasURL(Pattern.compile("/console/connectors$"));
        assertThat(clients.find(owner(), made.id(), "oauth2").orElseThrow()).satisfies(client -> {
            assertThat(client.clientId()).isEqualTo("id-2");
            assertThat(client.secret())
                    .satisfies(secret -> assertThat(secret.value()).isEqualTo("hidden-" + unique));
        });
    }

    @Test
    void leaving_a_dialog_leads_back_to_where_it_was_opened() {
        console.enter(EMAIL, PASSWORD).open("connectors?q=sand");
        console.choose("Sandbox", "Edit");
        assertThat(console.field("Name")).hasValue("Sandbox");
        assertThat(page).hasURL(Pattern.compile("/console/connectors/sandbox$"));

        page.keyboard().press("Escape");

        assertThat(console.button("More for Sandbox")).isFocused();
        assertThat(page).hasURL(Pattern.compile("/console/connectors\\?q=sand$"));
    }

    @Test
    void connecting_from_a_card_is_what_a_customer_does_in_the_widget() {
        console.enter(EMAIL, PASSWORD);
        page.getByLabel("Search connectors").fill("sandbox");
        page.waitForURL(Pattern.compile("q=sandbox"));
        Locator card = console.card("Sandbox");
        card.getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(Pattern.compile("Connect|Add Connection")))
                .click();
        FrameLocator widget = page.frameLocator("iframe");
        var exactly = new FrameLocator.GetByLabelOptions().setExact(true);
        widget.getByLabel("API key").check();
        widget.getByRole(AriaRole.BUTTON, new FrameLocator.GetByRoleOptions().setName("Continue"))
                .click();
        widget.getByLabel("API key", exactly).fill(ADAS_KEY);
        widget.getByLabel("API key", exactly).press("Enter");
        widget.getByText("Finish").click();
        assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Show connection")))
                .isVisible();
        assertThat(card.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Add Connection to Sandbox")))
                .isFocused();

        console.open("connections?connector=sandbox");
        console.button("Copy tenant id patchbay-console").click();
        page.getByLabel("Tenant id, in full").fill("patchbay-console");
        page.waitForURL(Pattern.compile("/connections\\?.*tenant=patchbay-console"));
        assertThat(page.locator("vaadin-dialog.side-sheet")).hasCount(0);
        page.locator(".connection-grid a").locator("visible=true").first().click();
        Locator sheet = page.locator("vaadin-dialog.side-sheet");
        assertThat(sheet).containsText("patchbay-console");
        assertThat(sheet).containsText("$PATCHBAY_KEY");
        assertThat(page.content()).doesNotContain(ADAS_KEY);
        console.button("Verify now").click();
        assertThat(page.getByText("It works", new Page.GetByTextOptions().setExact(true)))
                .isVisible();
        assertThat(console.button("Verify now")).isFocused();

        console.open("connectors");
        console.choose("Sandbox", "Delete");
        console.button("Delete").click();
        assertThat(page.locator("vaadin-notification-card")).containsText("Delete this connector's connections first");
    }

    @Test
    void a_customer_who_leaves_is_erased_with_all_that_was_connected() {
        String id = "leaving-" + unique;
        tenants.named(owner(), "staying-" + unique, null);
        Connector connector = connectors.get(owner(), "sandbox");
        connections.establish(
                owner(),
                TestConnections.withKey(
                        tenants.named(owner(), id, "Globex " + unique).id(), connector, "key"));
        console.enter(EMAIL, PASSWORD).open("tenants");
        page.getByLabel("Tenant id, in full").fill(id);
        assertThat(page.locator(".row")).hasCount(1);
        console.button("Erase Globex " + unique).click();
        console.button("Cancel").click();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Connections of Globex " + unique))
                .click();
        assertThat(page.locator(".connection-grid a").locator("visible=true")).hasCount(1);
        page.goBack();
        assertThat(console.heading("Tenants")).isVisible();

        page.getByLabel("Tenant id, in full").fill(id);
        assertThat(page.locator(".row")).hasCount(1);
        console.button("Erase Globex " + unique).click();
        console.button("Erase").click();

        assertThat(page.locator("vaadin-notification-card")).containsText("with 1 connection");
        assertThat(console.heading("No tenant has this id")).isVisible();
        assertThat(tenants.find(owner(), id)).isEmpty();
    }

    @Test
    void an_api_key_is_shown_once() {
        console.enter(EMAIL, PASSWORD).open("api-keys");
        console.button("Create key").first().click();
        console.field("Name").fill("Backend " + unique);
        page.locator("vaadin-dialog[opened]").getByText("Create key").last().click();
        String secret = page.locator(".secret-dialog code").textContent();
        assertThat(apiKeys.authenticate(secret).actor().displayName()).isEqualTo("Backend " + unique);

        console.button("I have copied it").click();

        assertThat(page.locator(".secret-dialog")).hasCount(0);
        assertThat(page.locator(".row").filter(new Locator.FilterOptions().setHasText("Backend " + unique)))
                .isVisible();
        assertThat(page.content()).doesNotContain(secret);
        page.reload();
        assertThat(console.heading("Backend " + unique)).isVisible();
        assertThat(page.locator(".row").filter(new Locator.FilterOptions().setHasText("Backend " + unique)))
                .containsText("Open the widget for a tenant · Read connectors");
        assertThat(page.content()).doesNotContain(secret);
    }

    @Test
    void a_viewer_looks_and_changes_nothing() {
        Member viewer = members.add(owner(), "viewer-" + unique + "@example.com", "Vera", PASSWORD, Role.VIEWER);
        console.enter(viewer.email(), PASSWORD);
        assertThat(console.card("Sandbox")).isVisible();
        assertThat(console.button("Create")).hasCount(0);
        assertThat(console.button("More for Sandbox")).hasCount(0);
        assertThat(page.getByText("API keys")).hasCount(0);

        console.open("api-keys");
        assertThat(console.heading("There is nothing here")).isVisible();
        console.open("connectors/sandbox");
        assertThat(console.heading("There is nothing here")).isVisible();
    }

    @Test
    void another_organization_connects_to_a_public_connector_and_accepts_its_changes() {
        Connector shared =
                connectors.create(owner(), bearer("Shared " + unique, "https://one.test", Visibility.PUBLIC));
        connectors.create(owner(), bearer("Secret " + unique, "https://one.test", Visibility.PRIVATE));
        String email = "grace-" + unique + "@example.com";
        founding.found(owner(), "Globex " + unique, new Founding.Owner(email, "Grace", PASSWORD));
        Scope grace = scopeOf(members.signIn(email, PASSWORD).orElseThrow().id());
        connectors.pinForUse(grace, connectors.get(grace, shared.id().text()));
        connectors.update(owner(), shared.slug(), bearer("Shared " + unique, "https://two.test", Visibility.PUBLIC));

        console.enter(email, PASSWORD);
        assertThat(console.card("Shared " + unique)).containsText("From My organization");
        assertThat(page.getByText("Secret " + unique)).hasCount(0);
        assertThat(page.getByText("Organizations")).hasCount(0);
        console.card("Shared " + unique).getByText("Review update").click();
        assertThat(page.locator(".update-review")).containsText("https://one.test");
        assertThat(page.locator(".update-review")).containsText("https://two.test");
        console.button("Accept").click();

        assertThat(page.getByText("Review update")).hasCount(0);
        assertThat(connectors.get(grace, shared.id().text()).definition().baseUrl())
                .isEqualTo("https://two.test");
    }

    @Test
    void switching_the_environment_shows_nothing_of_the_other() {
        console.enter(EMAIL, PASSWORD).open("api-keys");
        assertThat(page.locator(".workspace-menu")).containsText("Test");
        page.locator(".workspace-menu").click();
        page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Live environment"))
                .click();
        assertThat(page.locator(".workspace-menu")).containsText("Live");
        assertThat(console.heading("No API keys yet")).isVisible();
    }

    @Test
    void all_that_is_missing_of_a_new_organization_is_said_at_once() {
        console.enter(EMAIL, PASSWORD).open("organizations");
        console.button("Create organization").click();
        page.locator("vaadin-dialog[opened] vaadin-button[theme=primary]").click();

        for (String field : List.of("Organization name", "Name", "E-mail", "Password")) {
            assertThat(console.error(field)).isVisible();
        }
    }

    @Test
    void a_small_screen_says_whose_console_it_is_and_keeps_one_edge() {
        apiKeys.create(owner(), "Narrow " + unique, Permission.ofApiKeys());
        try (ConsoleBrowser narrow = new ConsoleBrowser(browser, SERVER, 320)) {
            narrow.enter(EMAIL, PASSWORD).open("api-keys");
            assertThat(narrow.page().locator(".navbar-organization")).isVisible();
            assertThat(narrow.page().locator(".navbar-organization")).hasText("My organization");
            double text = narrow.heading("Narrow " + unique).boundingBox().x;
            Object revoke = narrow.button("Revoke Narrow " + unique).evaluate("""
                button => {
                  const range = document.createRange();
                  range.selectNodeContents(button);
                  return range.getBoundingClientRect().x;
                }""");
            assertThat(((Number) revoke).doubleValue()).isCloseTo(text, within(1.0));
        }
    }

    @ParameterizedTest
    @CsvSource({"1280, LIGHT", "320, DARK"})
    void every_screen_is_accessible_and_fits(int width, ColorScheme scheme) {
        try (ConsoleBrowser narrow = new ConsoleBrowser(browser, SERVER, width)) {
            Page at = narrow.page();
            at.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            narrow.open("login");
            assertThat(narrow.heading("Sign in")).isVisible();
            assertSound(at, "login");
            narrow.enter(EMAIL, PASSWORD);
            for (String path : List.of(
                    "connectors",
                    "connectors?create",
                    "connectors?catalog",
                    "connectors?create=shopify",
                    "connectors/sandbox",
                    "connections",
                    "tenants",
                    "api-keys",
                    "settings",
                    "members",
                    "organizations",
                    "oauth-apps")) {
                narrow.open(path);
                at.locator("h1").waitFor();
                assertSound(at, path);
            }
        }
    }

    private static ConnectorInput bearer(String name, String baseUrl, Visibility visibility) {
        return input(
                name,
                visibility,
                new Definition(baseUrl, List.of(new BearerToken("bearer", null, true)), null, List.of(), List.of()));
    }

    private static ConnectorInput oauth2(String name) {
        return input(
                name,
                Visibility.PRIVATE,
                new Definition(null, List.of(TestAuthMethods.oauth2()), null, List.of(), List.of()));
    }

    private static ConnectorInput input(String name, Visibility visibility, Definition definition) {
        return new ConnectorInput(name, null, "", "", visibility, null, List.of(), definition, Map.of());
    }

    private static ConnectorInput.ClientInput client(String id, String secret) {
        return new ConnectorInput.ClientInput(id, new Secret(secret));
    }
}
