package dev.patchbay.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.patchbay.connection.Connection;
import dev.patchbay.testing.TestApp;
import dev.patchbay.testing.TestApp.Answer;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an auth method asks its person for, beyond one key. */
class WidgetFieldsTest extends OpenedWidget {

    private static final String WHERE = """
            {"name":"subdomain","label":"Your Desk address","help":"The first part of your address, such as acme.",
             "help_url":"https://desk.example/help/address","placeholder":"acme","pattern":"[a-z0-9-]{2,40}",
             "extract":"https?://([a-z0-9-]+)\\\\.localhost.*"}""";

    private static final TestApp APP = new TestApp();

    @AfterAll
    static void closeApp() {
        APP.close();
    }

    @BeforeEach
    void freshApp() {
        APP.reset();
    }

    @Test
    void aPastedAddressOpensTheWindowAtThatServer() {
        createDesk();
        FrameLocator widget = openApp();
        Locator address = field(widget, "Your Desk address");
        assertThat(widget.getByRole(AriaRole.LINK, named("Where do I find this")))
                .hasAttribute("href", "https://desk.example/help/address");

        address.fill("https://acme.localhost:8080/agent/tickets");
        address.blur();
        assertThat(address).hasValue("acme");
        button(widget, "Continue").click();
        assertThat(widget.getByText("You will sign in at acme.localhost")).isVisible();
        Page popup =
                context.waitForPage(() -> button(widget, "Continue to Desk").click());
        signInAsAda(popup);
        assertThat(popup.url()).startsWith(SERVER.replace("localhost", "acme.localhost") + "/sandbox/");
        button(popup, "Allow").click();

        assertThat(heading(widget)).hasText("Desk is connected");
        Connection made = connectionsOf(tenant).getFirst();
        assertThat(made.values()).containsEntry("subdomain", "acme");
        assertThat(made.account().id()).isEqualTo("acct_ada");
    }

    @Test
    void anAddressThatLeadsElsewhereIsRefusedBesideItsFieldAndNoWindowOpens() {
        createDesk();
        FrameLocator widget = openApp();
        Locator address = field(widget, "Your Desk address");
        for (String bad : new String[] {"evil.com/", "a@evil.com", "acme.evil", "acme%2f", "ácme", "acme."}) {
            address.fill(bad);
            button(widget, "Continue").click();
            assertThat(address).hasAttribute("aria-invalid", "true");
            assertThat(address).hasAccessibleDescription(Pattern.compile("This does not look right"));
            assertThat(address).hasValue(bad);
            assertThat(address).isFocused();
        }
        assertThat(button(widget, "Continue to Desk")).hasCount(0);
        assertThat(context.pages()).hasSize(1);
    }

    @Test
    void whoComesBackFromTheWindowFindsWhatTheyTyped() {
        createDesk();
        FrameLocator widget = openApp();
        field(widget, "Your Desk address").fill("acme");
        field(widget, "Your Desk address").press("Enter");
        assertThat(button(widget, "Continue to Desk")).isVisible();

        button(widget, "Back").click();
        assertThat(field(widget, "Your Desk address")).hasValue("acme");
        field(widget, "Your Desk address").fill("other");
        button(widget, "Continue").dblclick();
        assertThat(widget.getByText("You will sign in at other.localhost")).isVisible();
    }

    /** As Vaadin does with the first screen, a moment after it is drawn. */
    @Test
    void aScreenThatIsMovedKeepsTheFocus() {
        createDesk();
        FrameLocator widget = openApp();
        Locator address = field(widget, "Your Desk address");
        address.focus();
        frame().evaluate("outlet.append(outlet.firstElementChild)");
        assertThat(address).isFocused();
    }

    @Test
    void aClientOfThePersonsOwnIsEnteredInAForm() {
        APP.onToken(request -> "s3cret".equals(request.form().get("client_secret"))
                ? Answer.json(200, "{\"access_token\":\"app-token\",\"token_type\":\"Bearer\",\"expires_in\":3600}")
                : Answer.json(401, "{\"error\":\"invalid_client\"}"));
        apps.create("Warehouse", """
                {"base_url":"%1$s","auth_methods":[{"type":"oauth2","default":true,"grant":"client_credentials",
                  "token_url":"%1$s/token","client_auth":"client_secret_post","scopes":["read"],
                  "fields":[{"name":"client_id","label":"Client ID"},{"name":"client_secret","label":"Client secret","secret":true}]}],
                 "verification":{"path":"/me","account":{"id":"/id","name":"/name"}}}""".formatted(APP.url("")));
        FrameLocator widget = openApp();
        field(widget, "Client ID").fill("mine");
        field(widget, "Client secret").fill("wrong");
        button(widget, "Connect").click();
        assertThat(widget.getByRole(AriaRole.ALERT)).isVisible();
        assertThat(field(widget, "Client ID")).hasValue("mine");

        field(widget, "Client secret").fill("s3cret");
        button(widget, "Connect").click();
        assertThat(heading(widget)).hasText("Warehouse is connected");
        assertThat(APP.asked("/me").getLast().header("Authorization")).isEqualTo("Bearer app-token");
        assertThat(connectionsOf(tenant)).hasSize(1);
        assertThat(frame().content()).doesNotContain("s3cret");
    }

    @Test
    void aKeyWithFieldsBesideItReachesTheAppAsItsDefinitionSays() {
        apps.create("Ledger", """
                {"base_url":"%s/{region}","auth_methods":[{"type":"api_key","default":true,"in":"header","name":"X-Key","prefix":"key ",
                  "headers":{"X-Account":"{account}"},
                  "fields":[{"name":"account","label":"Account number","pattern":"[0-9]{4}"},
                    {"name":"region","label":"Region","options":["eu","us"],"default":"us"},
                    {"name":"note","label":"Note","required":false},
                    {"name":"api_key","label":"Secret key","help":"Begins with sk_."}]}],
                 "verification":{"path":"/me","account":{"id":"/id"}}}""".formatted(APP.url("")));
        APP.on("/eu/me", request -> Answer.json(200, "{\"id\":\"acc_1\"}"));
        FrameLocator widget = openApp();
        assertThat(field(widget, "Region")).hasValue("us");
        assertThat(widget.locator(".field .optional")).hasCount(1);

        field(widget, "Account number").fill("12");
        field(widget, "Region").selectOption("eu");
        field(widget, "Secret key").fill("sk_1");
        field(widget, "Secret key").press("Enter");
        assertThat(field(widget, "Account number")).isFocused();
        assertThat(field(widget, "Secret key")).hasValue("sk_1");
        assertThat(field(widget, "Region")).hasValue("eu");
        assertThat(APP.asked()).isEmpty();

        field(widget, "Account number").fill("1234");
        button(widget, "Connect").click();
        assertThat(heading(widget)).hasText("Ledger is connected");
        TestApp.Asked asked = APP.asked("/eu/me").getLast();
        assertThat(asked.header("X-Key")).isEqualTo("key sk_1");
        assertThat(asked.header("X-Account")).isEqualTo("1234");
        assertThat(connectionsOf(tenant).getFirst().values())
                .containsEntry("account", "1234")
                .containsEntry("region", "eu");
    }

    @Test
    void basicCredentialsAreMadeFromTheFieldsOfATemplate() {
        apps.create("Helpdesk", """
                {"base_url":"%s","auth_methods":[{"type":"basic","default":true,"username":"{email}/token","password":"{api_token}",
                  "fields":[{"name":"email","label":"Email"},{"name":"api_token","label":"API token","secret":true}]}],
                 "verification":{"path":"/me","account":{"id":"/id"}}}""".formatted(APP.url("")));
        FrameLocator widget = openApp();
        assertThat(widget.locator(".field")).hasCount(2);
        field(widget, "Email").fill("ada@acme.test");
        field(widget, "API token").fill("t0ken");
        button(widget, "Connect").click();

        assertThat(heading(widget)).hasText("Helpdesk is connected");
        assertThat(APP.asked("/me").getLast().header("Authorization"))
                .isEqualTo("Basic YWRhQGFjbWUudGVzdC90b2tlbjp0MGtlbg==");
    }

    @Test
    void whoGoesBackDuringASlowCheckAndChoosesAgainFindsTheCheckAndMakesOneConnection() {
        CountDownLatch answered = new CountDownLatch(1);
        APP.onMe(request -> {
            answered.await(20, TimeUnit.SECONDS);
            return Answer.json(200, "{\"id\":\"acc_1\"}");
        });
        apps.create("Ledger", """
                {"base_url":"%s","auth_methods":[{"type":"api_key","default":true,"in":"header","name":"X-Key"},{"type":"bearer"}],
                 "verification":{"path":"/me","account":{"id":"/id"}}}""".formatted(APP.url("")));
        FrameLocator widget = openApp();
        choose(widget, "API key");
        field(widget, "API key").fill("sk_1");
        button(widget, "Connect").click();
        waitForEvent("verifying");
        frame().evaluate("history.back()");
        assertThat(button(widget, "Continue")).isVisible();
        choose(widget, "API key");
        assertThat(heading(widget)).hasText("Checking Ledger");

        answered.countDown();
        assertThat(heading(widget)).hasText("Ledger is connected");
        assertThat(connectionsOf(tenant)).hasSize(1);
    }

    private void createDesk() {
        String there = SERVER.replace("localhost", "{subdomain}.localhost") + "/sandbox";
        apps.sandboxClient(apps.create("Desk", """
                {"base_url":"%1$s/sandbox/api","auth_methods":[{"type":"oauth2","default":true,"fields":[%2$s],
                  "authorization_url":"%3$s/oauth2/authorize","token_url":"%1$s/sandbox/oauth2/token",
                  "scopes":["profile","contacts.read"]}],
                 "verification":{"path":"/whoami","account":{"id":"/id","name":"/workspace"}}}""".formatted(SERVER, WHERE, there)));
    }
}
