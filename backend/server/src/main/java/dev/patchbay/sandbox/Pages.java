package dev.patchbay.sandbox;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** The frame that every page of the sandbox has. */
@InSandbox
@Component
class Pages {

    /** A narrow page, as a popup shows it. */
    String card(String title, Html content) {
        return Html.of("layout", Map.of("title", title, "shape", "card", "content", content))
                .markup();
    }

    String wide(String title, Html content) {
        return Html.of("layout", Map.of("title", title, "shape", "wide", "content", content))
                .markup();
    }

    /** A page that says one thing. */
    String message(String title, String text, String detail) {
        return card(title, Html.of("message", Map.of("title", title, "text", text, "detail", detail)));
    }

    /**
     * What the person is asked.
     *
     * @param action where the answer goes
     * @param state what the answer carries back
     * @param userCode what it carries back besides, when the person entered a device's code
     * @param again the way for somebody else to answer
     */
    record Consent(
            String action,
            String client,
            String clientId,
            String state,
            @Nullable String userCode,
            List<SandboxScope> scopes,
            SandboxAccount person,
            String again) {}

    String consent(Consent asked) {
        Html scopes = Html.NONE;
        for (SandboxScope scope : asked.scopes()) {
            scopes = scopes.plus(Html.of("scope", Map.of("words", scope.words(), "value", scope.value())));
        }
        Html userCode = asked.userCode() == null
                ? Html.NONE
                : Html.of("hidden", Map.of("name", "user_code", "value", asked.userCode()));
        SandboxAccount person = asked.person();
        return card(
                asked.client() + " asks for access",
                Html.of(
                        "consent",
                        Map.ofEntries(
                                Map.entry("action", asked.action()),
                                Map.entry("client", asked.client()),
                                Map.entry("clientId", asked.clientId()),
                                Map.entry("clientInitial", asked.client().substring(0, 1)),
                                Map.entry("state", asked.state()),
                                Map.entry("userCode", userCode),
                                Map.entry("scopes", scopes),
                                Map.entry("person", person.name()),
                                Map.entry("initial", person.name().substring(0, 1)),
                                Map.entry("email", person.email()),
                                Map.entry("workspace", person.workspace()),
                                Map.entry("switch", SignInPage.address(asked.again())))));
    }

    /**
     * Asks for the code that a device shows.
     *
     * @param code what is known of it
     * @param trouble what is wrong with it, or empty
     */
    String device(String code, String trouble) {
        return card("Connect a device", Html.of("device", Map.of("code", code, "trouble", trouble)));
    }

    /** The page for a question that nobody waits to have answered any more. */
    String over() {
        return message(
                "This request is over",
                "It was answered already, or too much time has passed. Go back to the app and try again.",
                "");
    }

    void send(HttpServletResponse response, HttpStatus status, String page) throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.TEXT_HTML_VALUE + ";charset=UTF-8");
        response.getWriter().write(page);
    }
}
