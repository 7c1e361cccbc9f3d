package dev.patchbay.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.organization.Permission;
import dev.patchbay.testing.Parallel;
import dev.patchbay.testing.TestClock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ServerUnderTest
class IdempotencyTest {

    private static final String SESSIONS = "/api/v1/connect-sessions";
    private static final String BODY = "{\"tenant\":{\"id\":\"acme\"}}";

    private final World world;
    private final TestClock clock;

    IdempotencyTest(World world, TestClock clock) {
        this.world = world;
        this.clock = clock;
    }

    @Test
    void the_same_request_gets_the_same_answer() {
        Api api = world.organization().test();

        Api.Answer first = api.post(SESSIONS, BODY, "Idempotency-Key", "key-1");
        Api.Answer second = api.post(SESSIONS, BODY, "Idempotency-Key", "key-1");

        assertThat(first.status()).isEqualTo(201);
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.text()).isEqualTo(first.text());
        assertThat(second.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(second.header("Cache-Control")).isEqualTo("no-store");
        assertThat(api.post(SESSIONS, BODY).json().path("id"))
                .as("without a key each is new")
                .isNotEqualTo(first.json().path("id"));
    }

    @Test
    void a_refusal_is_remembered_as_well() {
        Api api = world.organization().test();

        Api.Answer first = api.post(SESSIONS, "{}", "Idempotency-Key", "key-1");
        Api.Answer second = api.post(SESSIONS, "{}", "Idempotency-Key", "key-1");

        assertThat(first.status()).isEqualTo(422);
        assertThat(second.text()).isEqualTo(first.text());
        assertThat(second.type()).startsWith("application/problem+json");
    }

    @Test
    void one_key_for_two_requests_is_refused() {
        Api api = world.organization().test();
        api.post(SESSIONS, BODY, "Idempotency-Key", "key-1");

        Api.Answer other = api.post(SESSIONS, "{\"tenant\":{\"id\":\"other\"}}", "Idempotency-Key", "key-1");
        Api.Answer elsewhere = api.post("/api/v1/connections", BODY, "Idempotency-Key", "key-1");

        assertThat(other.status()).isEqualTo(422);
        assertThat(other.fields()).containsExactly("Idempotency-Key");
        assertThat(elsewhere.status()).isEqualTo(422);
        assertThat(elsewhere.fields()).containsExactly("Idempotency-Key");
    }

    @Test
    void twenty_at_once_make_one_thing() {
        Api api = world.organization().test();
        String body = world.connectorBody("once");

        List<Parallel.Outcome<Api.Answer>> outcomes =
                Parallel.callers(20, () -> api.post("/api/v1/connectors", body, "Idempotency-Key", "key-1"));

        assertThat(outcomes)
                .extracting(outcome -> outcome.get().status())
                .isSubsetOf(201, 409)
                .contains(201);
        assertThat(outcomes)
                .filteredOn(outcome -> outcome.get().status() == 201)
                .extracting(outcome -> outcome.get().json().path("id").asString())
                .containsOnly(
                        api.get("/api/v1/connectors/once").json().path("id").asString());
    }

    @Test
    void a_key_means_nothing_to_another_caller() {
        World.Tenancy own = world.organization();
        Api.Answer first = own.test().post(SESSIONS, BODY, "Idempotency-Key", "key-1");

        for (Api other : List.of(own.live(), world.organization().test())) {
            Api.Answer answer = other.post(SESSIONS, BODY, "Idempotency-Key", "key-1");
            assertThat(answer.status()).isEqualTo(201);
            assertThat(answer.json().path("id")).isNotEqualTo(first.json().path("id"));
        }
        Api weaker = world.api(own.organization().test(), Set.of(Permission.CONNECTIONS_READ));
        assertThat(weaker.post(SESSIONS, BODY, "Idempotency-Key", "key-1").status())
                .as("an answer that holds a token is not replayed to a key that may not ask for one")
                .isEqualTo(403);
    }

    @Test
    void after_a_day_a_key_is_forgotten() {
        Api api = world.organization().test();
        Api.Answer first = api.post(SESSIONS, BODY, "Idempotency-Key", "key-1");
        clock.advance(Duration.ofHours(25));

        assertThat(api.post(SESSIONS, BODY, "Idempotency-Key", "key-1").json().path("id"))
                .isNotEqualTo(first.json().path("id"));
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "a b"})
    void a_key_that_is_none_is_named(String key) {
        Api.Answer answer = world.organization().test().post(SESSIONS, BODY, "Idempotency-Key", key);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.fields()).containsExactly("Idempotency-Key");
        assertThat(world.organization()
                        .test()
                        .post(SESSIONS, BODY, "Idempotency-Key", "x".repeat(256))
                        .status())
                .isEqualTo(422);
    }
}
