package dev.patchbay.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Page;
import dev.patchbay.connection.Connection;
import dev.patchbay.organization.ApiKeys;
import dev.patchbay.organization.Permission;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Connecting by OAuth 1.0a: its signed calls are checked by the sandbox. */
class WidgetOAuth1Test extends OpenedWidget {

    private static final String METHOD = "Sign in with the app (OAuth 1.0a)";

    @Autowired
    private ApiKeys keys;

    private final SandboxFaults faults = new SandboxFaults(SERVER);

    @AfterEach
    void mend() {
        faults.clear();
    }

    @Test
    void aPopupAtTheAppConnects() throws Exception {
        FrameLocator widget = open(tenant);
        Page popup = leave(widget);
        signInAsAda(popup);
        button(popup, "Allow").click();

        assertThat(heading(widget)).hasText("Sandbox is connected");
        page.waitForCondition(popup::isClosed);
        Connection made = connectionsOf(tenant).getFirst();
        assertThat(made.authMethod()).isEqualTo("oauth1");
        assertThat(made.account().id()).isEqualTo("acct_ada");
        assertThat(read(made, "credentials")).contains("\"signed\":true");
        assertThat(read(made, "proxy/contacts?q=a%20b&q=a%2Bc&page=2")).contains("Ines Duarte");
    }

    @Test
    void whoSaysNoAtTheAppIsToldSoAndMayTryAgain() {
        FrameLocator widget = open(tenant);
        Page popup = leave(widget);
        signInAsAda(popup);
        button(popup, "Deny").click();

        assertThat(heading(widget)).hasText("Sandbox is not connected");
        button(widget, "Try again").click();
        Page second =
                context.waitForPage(() -> button(widget, "Continue to Sandbox").click());
        button(second, "Allow").click();
        assertThat(heading(widget)).hasText("Sandbox is connected");
        assertThat(connectionsOf(tenant)).hasSize(1);
    }

    @Test
    void anAppThatWillNotBeginIsToldBeforeAnybodyLeaves() {
        faults.set("token", "server_error", 1);
        FrameLocator widget = open(tenant);
        leave(widget);

        assertThat(heading(widget)).hasText("Sandbox is not connected");
        assertThat(widget.getByText("has a problem of its own just now")).isVisible();
        assertThat(connectionsOf(tenant)).isEmpty();
    }

    /** As the SaaS's backend does. */
    private String read(Connection connection, String path) throws Exception {
        String key =
                keys.create(scope(), "Key of a test", Permission.ofApiKeys()).secret();
        HttpRequest request = HttpRequest.newBuilder(URI.create(
                        SERVER + "/api/v1/connections/" + connection.id().text() + "/" + path))
                .header("Authorization", "Bearer " + key)
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request, BodyHandlers.ofString()).body();
        }
    }

    private Page leave(FrameLocator widget) {
        choose(widget, METHOD);
        return context.waitForPage(() -> button(widget, "Continue to Sandbox").click());
    }
}
