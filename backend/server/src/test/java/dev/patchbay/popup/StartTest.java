package dev.patchbay.popup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.api.Api;
import dev.patchbay.api.ServerUnderTest;
import dev.patchbay.api.World;
import dev.patchbay.authorization.Attempt;
import dev.patchbay.authorization.Attempts;
import dev.patchbay.connect.ConnectSessions;
import dev.patchbay.connection.Connections;
import dev.patchbay.connector.Connectors;
import dev.patchbay.testing.Parallel;
import dev.patchbay.testing.TestClock;
import dev.patchbay.token.Token;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

@ServerUnderTest
class StartTest {

    private final World world;
    private final ConnectSessions sessions;
    private final Connectors connectors;
    private final Connections connections;
    private final Attempts attempts;
    private final TestClock clock;

    StartTest(
            World world,
            ConnectSessions sessions,
            Connectors connectors,
            Connections connections,
            Attempts attempts,
            TestClock clock) {
        this.world = world;
        this.sessions = sessions;
        this.connectors = connectors;
        this.connections = connections;
        this.attempts = attempts;
        this.clock = clock;
    }

    @Test
    void opening_the_address_alone_leads_nowhere() {
        Journey journey = journey();

        Api.Answer page =
                world.nobody().get("/connect/authorize/" + journey.offer.id().text());

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text())
                .doesNotContain(world.app(""))
                .doesNotContain(journey.offer.proof())
                .doesNotContain("client-1");
        assertThat(page.response().headers().map()).doesNotContainKeys("set-cookie", "location");
        assertThat(page.header("Content-Security-Policy")).contains("frame-ancestors 'none'");
        assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(journey.attempt().phase()).isEqualTo(Attempt.Phase.OFFERED);
    }

    @Test
    void without_the_proof_nobody_learns_where_the_app_is() {
        Journey journey = journey();
        String other = journey().offer.proof();

        for (String body : new String[] {
            "{}",
            "{\"proof\":null}",
            "{\"proof\":\"\"}",
            "{\"proof\":\"" + other + "\"}",
            "{\"proof\":\"" + Token.next() + "\"}",
            "{\"proof\":\"" + journey.offer.proof() + "x\"}",
            "{\"proof\":\"" + "x".repeat(100_000) + "\"}",
            "",
            "null",
            "[]",
            "{\"proof\":{}}",
            "{\"proof\":1}",
            "{\"proof\":\"\\u0000\"}",
            "x"
        }) {
            Api.Answer answer = journey.depart(body);
            assertThat(answer.status())
                    .as(body.substring(0, Math.min(50, body.length())) + answer)
                    .isBetween(400, 499);
            assertThat(answer.text()).doesNotContain(world.app(""));
            assertThat(answer.response().headers().map()).doesNotContainKeys("set-cookie", "location");
        }
        assertThat(journey.attempt().phase()).isEqualTo(Attempt.Phase.OFFERED);
        assertThat(journey.departed().to().toString()).startsWith(world.app("/authorize"));
    }

    @Test
    void a_proof_is_spent_by_one_departure() {
        Journey journey = journey();
        String body = "{\"proof\":\"" + journey.offer.proof() + "\"}";

        List<Parallel.Outcome<Integer>> outcomes =
                Parallel.callers(10, () -> journey.depart(body).status());

        assertThat(outcomes)
                .extracting(Parallel.Outcome::get)
                .filteredOn(status -> status == 200)
                .hasSize(1);
        assertThat(journey.depart(body).status()).isEqualTo(403);
    }

    @Test
    void another_site_cannot_send_the_proof() {
        Journey journey = journey();
        String body = "{\"proof\":\"" + journey.offer.proof() + "\"}";

        assertThat(journey.depart(body, "Sec-Fetch-Site", "cross-site").status())
                .isEqualTo(403);
        assertThat(journey.depart(body, "Sec-Fetch-Site", "same-site").status()).isEqualTo(403);
        assertThat(journey.depart(body, "Sec-Fetch-Site", "same-origin").status())
                .isEqualTo(200);
    }

    @Test
    void when_the_widget_is_over_its_popup_goes_nowhere() {
        Journey closed = journey();
        sessions.close(closed.widget);
        Journey late = journey();
        clock.advance(ConnectSessions.KEY_LIFE.plus(Duration.ofSeconds(1)));

        assertThat(closed.depart("{\"proof\":\"" + closed.offer.proof() + "\"}").status())
                .isEqualTo(403);
        assertThat(late.depart("{\"proof\":\"" + late.offer.proof() + "\"}").status())
                .isEqualTo(403);
    }

    @Test
    void the_cookie_is_this_browsers_alone() {
        Journey journey = journey();

        String cookie =
                journey.depart("{\"proof\":\"" + journey.offer.proof() + "\"}").header("Set-Cookie");

        assertThat(cookie)
                .contains("HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=600")
                .doesNotContain("Domain");
    }

    @Test
    void an_attempt_that_never_was_is_not_there() {
        assertThat(world.nobody()
                        .get("/connect/authorize/att_01arz3ndektsv4rrffq69g5fav")
                        .status())
                .isEqualTo(404);
        assertThat(world.nobody().get("/connect/authorize/%3Cscript%3E").text()).doesNotContain("<script>x");
    }

    private Journey journey() {
        return new Journey(world, sessions, connectors, connections, attempts);
    }
}
