package dev.patchbay.popup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.api.Api;
import dev.patchbay.api.ServerUnderTest;
import dev.patchbay.api.World;
import dev.patchbay.testing.TestClock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@ServerUnderTest
class LinkTest {

    private final World world;
    private final TestClock clock;
    private final Api backend;
    private final Api browser;

    LinkTest(World world, TestClock clock) {
        this.world = world;
        this.clock = clock;
        this.backend = world.organization().test();
        this.browser = world.nobody();
    }

    @Test
    void looking_at_a_link_says_whose_account_it_is_for_and_spends_nothing() {
        JsonNode session = session("Acme", "ada@acme.test");
        String link = link(session);

        for (int scanner = 0; scanner < 3; scanner++) {
            Api.Answer page = browser.get(link);
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.text()).contains("Organization of a test").contains("Acme (ada@acme.test)");
            assertThat(page.response().headers().map()).doesNotContainKeys("set-cookie", "location");
            assertThat(page.header("Cache-Control")).contains("no-store");
            assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
            assertThat(page.header("Content-Security-Policy")).contains("frame-ancestors 'none'");
        }
        assertThat(status(session)).isEqualTo("pending");
    }

    @Test
    void a_click_opens_the_widget_once() {
        JsonNode session = session("Acme", null);
        String link = link(session);

        Api.Answer opened = click(link, "same-origin");

        assertThat(opened.status()).isEqualTo(303);
        assertThat(opened.header("Location")).startsWith("/connect/").doesNotContain(link);
        assertThat(status(session)).isEqualTo("open");
        assertThat(click(link, "same-origin").status()).isEqualTo(410);
        assertThat(browser.get(link).text()).contains("was used already");
    }

    @Test
    void another_sites_form_cannot_click_for_the_person() {
        JsonNode session = session("Acme", null);

        assertThat(click(link(session), "cross-site").status()).isEqualTo(200);
        assertThat(click(link(session), "same-site").status()).isEqualTo(200);

        assertThat(status(session)).isEqualTo("pending");
    }

    @Test
    void names_are_shown_as_text() {
        Api.Answer page = browser.get(link(session("<img src=x onerror=alert(1)>", "<b>@acme.test")));

        assertThat(page.text()).doesNotContain("<img").doesNotContain("<b>").contains("&lt;img");
    }

    @Test
    void a_link_ends_with_its_session_and_a_forged_one_never_was() {
        String link = link(session("Acme", null));
        clock.advance(Duration.ofMinutes(31));

        assertThat(browser.get(link).status()).isEqualTo(410);
        assertThat(browser.get(link).text()).contains("This link has ended");
        assertThat(browser.get(link + "A").text()).contains("This link is not valid");
        assertThat(click(link, "same-origin").header("Location")).isEmpty();
    }

    private Api.Answer click(String link, String site) {
        return browser.send("POST", link, new byte[0], "application/x-www-form-urlencoded", "Sec-Fetch-Site", site);
    }

    private JsonNode session(String tenant, @Nullable String email) {
        String user = email == null ? "" : ",\"end_user\":{\"id\":\"u1\",\"email\":\"" + email + "\"}";
        Api.Answer made = backend.post(
                "/api/v1/connect-sessions", "{\"tenant\":{\"id\":\"acme\",\"name\":\"" + tenant + "\"}" + user + "}");
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        return made.json();
    }

    private static String link(JsonNode session) {
        String url = session.path("url").asString();
        return url.substring(url.indexOf("/connect/link/"));
    }

    private String status(JsonNode session) {
        return backend.get("/api/v1/connect-sessions/" + session.path("id").asString())
                .json()
                .path("status")
                .asString();
    }
}
