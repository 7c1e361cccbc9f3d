package dev.patchbay.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.patchbay.testing.TestApp;
import dev.patchbay.testing.TestApp.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Connecting by a code that the person enters at the app, on this or any other device. */
class WidgetDeviceTest extends OpenedWidget {

    private static final TestApp APP = new TestApp();

    @AfterAll
    static void closeApp() {
        APP.close();
    }

    @BeforeEach
    void anAppWithAPageForCodes() {
        APP.reset();
        APP.on("/codes", request -> Answer.json(200, """
                {"device_code":"dev-1","user_code":"WDJB-MJHT","verification_uri":"%1$s",
                 "verification_uri_complete":"%1$s?code=WDJB-MJHT","expires_in":900,"interval":1}""".formatted(APP.url("/device"))));
        APP.on(
                "/device",
                request -> new Answer(
                        200, "text/html", """
                <!doctype html><title>Television</title><p>%s</p>
                <form method="post" action="/allow"><button>Allow</button></form>
                <form method="post" action="/deny"><button>Deny</button></form>""".formatted(request.query().get("code"))));
        APP.on("/allow", request -> said("allow"));
        APP.on("/deny", request -> said("deny"));
        pending();
        apps.client(apps.create("Television", """
                        {"base_url":"%1$s","auth_methods":[{"type":"oauth2","default":true,"grant":"device_code","scopes":["read"],
                          "device_authorization_url":"%1$s/codes","token_url":"%1$s/token"}],
                         "verification":{"path":"/me","account":{"id":"/id","name":"/name"}}}""".formatted(APP.url(""))), "client-1", "secret-1");
    }

    @Test
    void aCodeEnteredAtTheAppConnects() {
        page.setViewportSize(320, 800);
        FrameLocator widget = openApp();
        requireGoodScreen(widget, "Connect Television");
        getCode(widget);
        requireGoodScreen(widget, "Enter this code at Television");
        assertThat(widget.locator(".user-code")).hasText("WDJB-MJHT");
        assertThat(widget.getByText("127.0.0.1")).isVisible();
        button(widget, "Copy").click();
        assertThat(widget.locator(".copied")).not().isEmpty();

        Page app = atTheApp(widget);
        assertThat(app.getByText("WDJB-MJHT")).isVisible();
        assertThat((Boolean) app.evaluate("window.opener === null")).isTrue();
        button(app, "Allow").click();

        assertThat(heading(widget)).hasText("Television is connected");
        waitForEvent("success");
        assertThat(connectionsOf(tenant)).hasSize(1);
        assertThat(frame().content()).doesNotContain("dev-1");
    }

    @Test
    void aCodeEnteredAtTheSandboxConnects() {
        apps.remove();
        apps.sandboxClient(apps.create("Television", """
                {"base_url":"%1$s/api","auth_methods":[{"type":"oauth2","default":true,"grant":"device_code",
                  "device_authorization_url":"%1$s/oauth2/device_authorization","token_url":"%1$s/oauth2/token",
                  "scopes":["profile","contacts.read","offline_access"]}],
                 "verification":{"path":"/whoami","account":{"id":"/id","name":"/workspace"}}}""".formatted(SERVER + "/sandbox")));
        FrameLocator widget = openApp();
        getCode(widget);
        String code = widget.locator(".user-code").textContent();

        Page sandbox = atTheApp(widget);
        if (sandbox.url().contains("sign-in")) {
            sandbox.getByText("Ada Moreau").click();
        }
        assertThat(sandbox.getByLabel("Code")).hasValue(code);
        button(sandbox, "Continue").click();
        signInAsAda(sandbox);
        button(sandbox, "Allow").click();
        assertThat(sandbox.getByText("You gave access")).isVisible();

        assertThat(heading(widget)).hasText("Television is connected");
        assertThat(connectionsOf(tenant).getFirst().account().id()).isEqualTo("acct_ada");
    }

    @Test
    void whoSaysNoAtTheAppIsToldSoAndGetsAnotherCode() {
        FrameLocator widget = openApp();
        getCode(widget);
        button(atTheApp(widget), "Deny").click();

        assertThat(heading(widget)).hasText("Television is not connected");
        waitForEvent("error");
        assertThat(connectionsOf(tenant)).isEmpty();
        pending();
        button(widget, "Try again").click();
        getCode(widget);
        button(atTheApp(widget), "Allow").click();
        assertThat(heading(widget)).hasText("Television is connected");
    }

    @Test
    void aCodeThatRanOutIsSaid() {
        APP.onToken(request -> Answer.json(400, "{\"error\":\"expired_token\"}"));
        FrameLocator widget = openApp();
        button(widget, "Get a code").click();

        assertThat(heading(widget)).hasText("Television is not connected");
        assertThat(widget.getByText("The code was not entered in Television in time."))
                .isVisible();
        assertThat(page.evaluate("events.find(e => e.name === 'error').code")).isEqualTo("device_code_expired");
    }

    @Test
    void aReloadAndASecondTabShowTheSameCodeAndOneConnectionIsMade() {
        FrameLocator widget = openApp();
        button(widget, "Get a code").dblclick();
        assertThat(heading(widget)).hasText("Enter this code at Television");
        frame().evaluate("location.reload()");
        page.waitForFunction("events.filter(e => e.name === 'ready').length === 2");
        assertThat(widget.locator(".user-code")).hasText("WDJB-MJHT");
        Page tab = context.newPage();
        tab.navigate(host.origin());
        tab.evaluate(
                "address => { const frame = document.createElement('iframe'); frame.src = address; document.body.append(frame) }",
                frame().url());
        FrameLocator other = tab.frameLocator("iframe");
        assertThat(other.locator(".user-code")).hasText("WDJB-MJHT");
        assertThat(APP.asked("/codes")).hasSize(1);

        said("allow");
        assertThat(heading(widget)).hasText("Television is connected");
        assertThat(heading(other)).hasText("Television is connected");
        assertThat(connectionsOf(tenant)).hasSize(1);
    }

    @Test
    void aWidgetOpenedFromTheStartWhileACodeWaitsGoesOnWithIt() {
        FrameLocator widget = openApp();
        getCode(widget);
        frame().evaluate("location.assign(location.pathname.split('/').slice(0, 3).join('/') + '/')");
        page.waitForFunction("events.filter(e => e.name === 'ready').length === 2");
        assertThat(widget.locator(".user-code")).hasText("WDJB-MJHT");
    }

    @Test
    void whoGivesUpGetsAFreshCodeLater() {
        FrameLocator widget = openApp();
        getCode(widget);
        button(widget, "Cancel").click();
        assertThat(heading(widget)).hasText("Connect Television");
        said("allow");
        getCode(widget);
        assertThat(heading(widget)).hasText("Television is connected");
        assertThat(APP.asked("/codes")).hasSize(2);
        assertThat(connectionsOf(tenant)).hasSize(1);
    }

    private static void getCode(FrameLocator widget) {
        button(widget, "Get a code").click();
        assertThat(heading(widget)).hasText("Enter this code at Television");
    }

    private Page atTheApp(FrameLocator widget) {
        Locator link = widget.getByRole(AriaRole.LINK, named("Open Television"));
        return context.waitForPage(link::click);
    }

    private static void pending() {
        APP.onToken(request -> Answer.json(400, "{\"error\":\"authorization_pending\"}"));
    }

    private static Answer said(String answer) {
        APP.onToken(
                answer.equals("allow") ? APP::nextToken : request -> Answer.json(400, "{\"error\":\"access_denied\"}"));
        return new Answer(200, "text/html", "<!doctype html><title>Done</title>");
    }
}
