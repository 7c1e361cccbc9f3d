package dev.patchbay.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.patchbay.authorization.OAuthAppInput;
import dev.patchbay.authorization.OAuthApps;
import dev.patchbay.connection.Connection;
import dev.patchbay.connection.ConnectionFilter;
import dev.patchbay.connection.Connections;
import dev.patchbay.connector.CallLimits;
import dev.patchbay.connector.Connector;
import dev.patchbay.connector.ConnectorInput.ClientInput;
import dev.patchbay.connector.Custom;
import dev.patchbay.connector.CustomExchange;
import dev.patchbay.connector.Definition;
import dev.patchbay.connector.Field;
import dev.patchbay.connector.HmacSignature;
import dev.patchbay.connector.OAuth2;
import dev.patchbay.connector.catalog.Catalog;
import dev.patchbay.organization.Permission;
import dev.patchbay.page.PageRequest;
import dev.patchbay.proxy.ProxiedCalls;
import dev.patchbay.sandbox.SandboxClients;
import dev.patchbay.vault.Secret;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A connector's auth methods as their author describes them in the console. */
class ConsoleMethodsTest extends ConsoleUnderTest {

    private static final String SANDBOX = SERVER + "/sandbox";

    @Autowired
    private OAuthApps oauthApps;

    @Autowired
    private SandboxClients sandbox;

    @Autowired
    private Connections connections;

    @Autowired
    private ProxiedCalls proxiedCalls;

    @Test
    void an_oauth_app_of_the_installation_is_all_that_a_connector_needs() throws Exception {
        String platform = registerOnce();
        String name = "Managed " + unique;
        console.enter(EMAIL, PASSWORD).open("connectors?create");
        console.field("Name").fill(name);
        console.field("API base URL").fill(SANDBOX + "/api");
        console.field("Verification path").fill("/me");
        console.addMethod("OAuth 2.0");
        assertThat(page.locator(".client-form code")).containsText("/oauth/callback/ctr_");
        choose("Whose OAuth app", "Platform " + unique + " of this installation");
        assertThat(console.field("Authorization URL")).isHidden();
        assertThat(console.field("Client ID")).isHidden();
        console.field("Scopes").fill("profile contacts.read offline_access");
        console.button("Create connector").click();

        console.card(name)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Connect"))
                .click();
        FrameLocator widget = page.frameLocator("iframe");
        Page popup = page.waitForPopup(() -> widget.getByRole(
                        AriaRole.BUTTON, new FrameLocator.GetByRoleOptions().setName(Pattern.compile("^Continue to ")))
                .click());
        OpenedWidget.signInAsAda(popup);
        popup.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Allow"))
                .click();
        widget.getByRole(
                        AriaRole.BUTTON,
                        new FrameLocator.GetByRoleOptions().setName("Finish").setExact(true))
                .click();
        assertThat(console.card(name)).containsText("Connected");
        Connector connector = connectors.get(owner(), "managed-" + unique);
        assertThat(connector.definition().authMethods())
                .singleElement()
                .isInstanceOfSatisfying(
                        OAuth2.class, method -> assertThat(method.oauthApp()).isEqualTo(platform));

        Connection made = connections
                .list(owner(), new ConnectionFilter(null, connector.id(), null, null, Map.of()), PageRequest.first(1))
                .data()
                .getFirst();
        callThroughProxy(made);
        // It is written behind.
        page.waitForCondition(() -> !proxiedCalls
                .list(owner(), made.id(), PageRequest.first(1))
                .data()
                .isEmpty());
        console.open("connections/" + made.id().text());
        Locator calls = page.locator(".calls li");
        assertThat(calls).hasCount(1);
        assertThat(calls).containsText("GET /contacts");
        assertThat(calls).containsText("200");
    }

    @Test
    void an_app_of_the_catalog_takes_the_oauth_app_that_the_installation_has_for_it() {
        OAuth2 dropbox = (OAuth2) new Catalog().entry("dropbox").definition().defaultMethod();
        String platform = "dropbox-" + unique;
        register(platform, dropbox, new ClientInput("the-installation", new Secret("its-secret")));
        console.enter(EMAIL, PASSWORD).open("connectors?create=dropbox");
        assertThat(console.field("Scopes")).hasValue(String.join(" ", dropbox.scopes()));
        assertThat(console.field("Client ID")).isHidden();
        console.field("Slug").fill(platform);
        console.button("Create connector").click();

        assertThat(console.card("Dropbox")).isVisible();
        OAuth2 made = (OAuth2) definition(platform).defaultMethod();
        assertThat(made.oauthApp()).isEqualTo(platform);
        assertThat(made.tokenUrl()).isEmpty();
        assertThat(made.scopes()).isEqualTo(dropbox.scopes());
        oauthApps.delete(owner(), platform);
    }

    @Test
    void what_the_person_fills_in_is_described_field_by_field() {
        console.enter(EMAIL, PASSWORD).open("connectors?create");
        console.field("Name").fill("Signed " + unique);
        console.addMethod("HMAC signature");
        assertThat(page.locator(".field-row")).hasCount(1);
        console.field("Signature prefix").fill("v1=");
        console.button("Add field").click();
        dialogField("Label").fill("Account ID");
        assertThat(dialogField("Name")).hasValue("account_id");
        dialogField("Pattern").fill("[");
        dialogButton("Add").click();
        assertThat(page.locator(".field-dialog [invalid] [slot=error-message]"))
                .containsText("not a regular expression");
        dialogField("Pattern").fill("[0-9]+");
        dialogField("Options").fill("1");
        dialogField("Options").press("Enter");
        dialogField("Options").pressSequentially("2");
        dialogButton("Add").click();
        console.button("Edit Signing secret").click();
        assertThat(dialogField("Name")).hasAttribute("readonly", "");
        dialogField("Label").fill("Shared secret");
        dialogButton("Done").click();
        console.button("Everything else").click();
        console.field("Everything else, as JSON").fill("{\"pkce\": true}");
        console.button("Create connector").click();
        assertThat(console.error("Everything else, as JSON")).containsText("pkce is no part of such a method");
        console.field("Everything else, as JSON").fill("");
        console.button("Create connector").click();

        assertThat(console.card("Signed " + unique)).isVisible();
        HmacSignature made = (HmacSignature) definition("signed-" + unique).defaultMethod();
        assertThat(made.signaturePrefix()).isEqualTo("v1=");
        assertThat(made.fields()).extracting(Field::name).containsExactly("account_id", "secret");
        assertThat(made.fields()).extracting(Field::title).containsExactly("Account ID", "Shared secret");
        assertThat(made.fields().getFirst().options()).containsExactly("1", "2");
        assertThat(made.fields().getFirst().pattern()).isEqualTo("[0-9]+");
    }

    @Test
    void an_exchange_is_described_call_by_call() {
        try (ConsoleBrowser narrow = new ConsoleBrowser(browser, SERVER, 320)) {
            page = narrow.page();
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            narrow.enter(EMAIL, PASSWORD).open("connectors?create");
            narrow.field("Name").fill("Exchange " + unique);
            narrow.addMethod("Custom");
            choose("Handler", "Calls described here (exchange)");
            narrow.field("URL").fill("http://169.254.169.254/login");
            narrow.field("Body values").fill("pin={pin}");
            narrow.field("Taken from the answer").fill("session=/session/token");
            narrow.field("Lasts for").fill("600");
            page.locator(".exchange > .boxed textarea").first().fill("X-Session={session}");
            narrow.button("Add field").click();
            dialogField("Label").fill("Pin");
            assertSound(page, "the field dialog");
            dialogButton("Add").click();
            narrow.button("Create connector").click();
            assertThat(narrow.error("URL")).isVisible();
            narrow.field("URL").fill("https://api.acme.test/login");
            narrow.button("Create connector").click();

            assertThat(narrow.card("Exchange " + unique)).isVisible();
        }
        Custom made = (Custom) definition("exchange-" + unique).defaultMethod();
        assertThat(made.exchange())
                .isEqualTo(new CustomExchange(
                        List.of(new CustomExchange.Step(
                                "POST",
                                "https://api.acme.test/login",
                                Map.of(),
                                Map.of(),
                                Map.of("pin", "{pin}"),
                                Map.of("session", "/session/token"))),
                        Map.of("X-Session", "{session}"),
                        Map.of(),
                        "600"));
    }

    @Test
    void what_the_app_bears_is_said_in_numbers() {
        console.enter(EMAIL, PASSWORD).open("connectors?create");
        console.field("Name").fill("Limited " + unique);
        page.getByText("Limits of calls through the proxy").click();
        Locator ofOne = page.getByRole(
                AriaRole.GROUP,
                new Page.GetByRoleOptions().setName("Calls of one connection").setExact(true));
        ofOne.getByLabel("A second").fill("0");
        console.button("Create connector").click();
        assertThat(ofOne.locator("[invalid] [slot=error-message]")).containsText("from 1 to 1,000,000");
        ofOne.getByLabel("A second").fill("5");
        assertSound(page, "the limits");
        console.addMethod("API Key");
        console.button("Create connector").click();

        assertThat(console.card("Limited " + unique)).isVisible();
        assertThat(definition("limited-" + unique).limits())
                .isEqualTo(new CallLimits(null, new CallLimits.Bounds(5, null, null)));
    }

    /** An OAuth app of the installation for the sandbox, with a client for test environments. */
    private String registerOnce() {
        String platform = "platform-" + unique;
        OAuth2 endpoints = new OAuth2(
                OAuth2.TYPE,
                null,
                true,
                OAuth2.Grant.AUTHORIZATION_CODE,
                SANDBOX + "/oauth2/authorize",
                SANDBOX + "/oauth2/token",
                null,
                SANDBOX + "/oauth2/revoke",
                SANDBOX,
                List.of(),
                " ",
                OAuth2.ClientAuth.CLIENT_SECRET_BASIC,
                true,
                Map.of(),
                Map.of());
        SandboxClients.Registration client = sandbox.register("The installation", SERVER + "/oauth/callback");
        register(platform, endpoints, new ClientInput(client.clientId(), new Secret(client.clientSecret())));
        return platform;
    }

    private void register(String platform, OAuth2 endpoints, ClientInput client) {
        oauthApps.create(owner(), new OAuthAppInput(platform, "Platform " + unique, endpoints, List.of()));
        oauthApps.setClient(owner(), platform, "test", client);
    }

    private void callThroughProxy(Connection connection) throws IOException, InterruptedException {
        String key = apiKeys.create(owner(), "Backend " + unique, Permission.ofApiKeys())
                .secret();
        URI contacts =
                URI.create(SERVER + "/api/v1/connections/" + connection.id().text() + "/proxy/contacts");
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest call = HttpRequest.newBuilder(contacts)
                    .header("Authorization", "Bearer " + key)
                    .build();
            assertThat(http.send(call, BodyHandlers.discarding()).statusCode()).isEqualTo(200);
        }
    }

    private Definition definition(String slug) {
        return connectors.get(owner(), slug).definition();
    }

    private void choose(String select, String option) {
        page.locator("vaadin-dialog[opened] vaadin-select")
                .filter(new Locator.FilterOptions().setHas(page.locator("label:text-is('" + select + "')")))
                .click();
        page.locator("vaadin-select-item")
                .filter(new Locator.FilterOptions().setHasText(option))
                .locator("visible=true")
                .click();
    }

    private Locator dialogField(String label) {
        return page.locator(".field-dialog").getByLabel(label, new Locator.GetByLabelOptions().setExact(true));
    }

    private Locator dialogButton(String name) {
        return page.locator(".field-dialog")
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true));
    }
}
