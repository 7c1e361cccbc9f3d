package dev.patchbay.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.testing.TestApp;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A call is repeated when that is safe and promises another answer, and the caller is told the truth otherwise. */
@ServerUnderTest
class ProxyRetryTest {

    private final AppServer app = new AppServer();

    /** Of this test alone: at the usual place the server under test renews earlier tests' tokens when they fall due. */
    private final String tokenPath = "/token/" + UUID.randomUUID();

    private final ProxyWorld world;
    private final TestApp provider;
    private final Api api;

    ProxyRetryTest(World world, TestApp provider) {
        this.world = new ProxyWorld(world, app.url());
        this.provider = provider;
        this.api = this.world.api();
        provider.reset();
        provider.on(tokenPath, provider::nextToken);
    }

    @AfterEach
    void close() {
        app.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "PATCH"})
    void a_token_that_the_app_no_longer_takes_is_renewed_once(String method) {
        String proxy = withTokens();
        app.answering((asked, exchange) -> AppServer.answer(
                exchange, asked.header("Authorization").contains("Bearer stale") ? 401 : 200, asked.body()));
        byte[] body = method.equals("GET") ? null : "x".repeat(10_000).getBytes(StandardCharsets.UTF_8);

        Api.Answer answer = api.send(method, proxy + "/x", body, "text/plain");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo(body == null ? "" : "x".repeat(10_000));
        assertThat(answer.header("Patchbay-Attempts")).isEqualTo("2");
        assertThat(app.asked()).hasSize(2);
        assertThat(provider.asked(tokenPath)).hasSize(1);
    }

    @Test
    void an_app_that_refuses_the_renewed_token_too_is_believed_and_does_not_cost_a_refresh_each_time() {
        String proxy = withTokens();
        app.answering((asked, exchange) -> {
            exchange.getResponseHeaders().add("WWW-Authenticate", "Bearer error=\"insufficient_scope\"");
            AppServer.answer(exchange, 401, "no");
        });

        Api.Answer first = api.get(proxy + "/x");
        Api.Answer second = api.get(proxy + "/x");

        assertThat(first.status()).isEqualTo(401);
        assertThat(first.text()).isEqualTo("no");
        assertThat(first.header("WWW-Authenticate")).contains("insufficient_scope");
        assertThat(second.status()).isEqualTo(401);
        assertThat(app.asked()).hasSize(3);
        assertThat(provider.asked(tokenPath)).hasSize(1);
    }

    @Test
    void a_body_that_is_too_large_to_keep_is_sent_once() {
        String proxy = withTokens();
        app.answering((asked, exchange) -> AppServer.answer(exchange, 401, "no"));

        Api.Answer answer = api.send("POST", proxy + "/x", new byte[200_000], "application/octet-stream");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(app.asked()).hasSize(1);
    }

    @Test
    void a_rejected_refresh_tells_that_the_person_is_needed() {
        String proxy = withTokens();
        app.answering((asked, exchange) -> AppServer.answer(exchange, 401, "no"));
        provider.on(tokenPath, asked -> TestApp.Answer.json(400, "{\"error\":\"invalid_grant\"}"));

        Api.Answer answer = api.get(proxy + "/x");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.json().path("code").asString()).isEqualTo("connection_needs_reauth");
    }

    @ParameterizedTest
    @CsvSource({"GET,429,2", "PUT,503,2", "DELETE,429,2", "POST,429,1", "PATCH,503,1", "GET,500,1"})
    void a_pause_that_the_app_asks_for_is_made_before_what_can_be_repeated(String method, int status, int times) {
        AtomicInteger calls = new AtomicInteger();
        app.answering((asked, exchange) -> {
            exchange.getResponseHeaders().add("Retry-After", "0");
            AppServer.answer(exchange, calls.incrementAndGet() == 1 ? status : 200, "");
        });

        Api.Answer answer = api.send(method, world.withKey() + "/x", null, null);

        assertThat(answer.status()).isEqualTo(times == 2 ? 200 : status);
        assertThat(app.asked()).hasSize(times);
    }

    @ParameterizedTest
    @ValueSource(strings = {"60", "Wed, 21 Oct 2099 07:28:00 GMT", "soon", "-1"})
    void a_pause_that_is_too_long_or_unclear_is_the_callers(String retryAfter) {
        app.answering((asked, exchange) -> {
            exchange.getResponseHeaders().add("Retry-After", retryAfter);
            AppServer.answer(exchange, 429, "later");
        });

        Api.Answer answer = api.get(world.withKey() + "/x");

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.header("Retry-After")).isEqualTo(retryAfter);
        assertThat(answer.header("Patchbay-Upstream-Status")).isEqualTo("429");
        assertThat(app.asked()).hasSize(1);
    }

    @Test
    void an_app_that_keeps_asking_for_pauses_is_asked_three_times_at_most() {
        app.answering((asked, exchange) -> {
            exchange.getResponseHeaders().add("Retry-After", "0");
            AppServer.answer(exchange, 429, "later");
        });

        assertThat(api.get(world.withKey() + "/x").status()).isEqualTo(429);
        assertThat(app.asked()).hasSize(3);
    }

    @Test
    void an_app_that_does_not_answer_is_a_problem_of_patchbays_kind() {
        String proxy = world.withKey();
        app.close();

        Api.Answer answer = api.get(proxy + "/x");

        assertThat(answer.status()).isEqualTo(502);
        assertThat(answer.type()).isEqualTo("application/problem+json");
        assertThat(answer.json().path("code").asString()).isEqualTo("upstream_connect");
        assertThat(answer.header("Patchbay-Upstream-Status")).isEmpty();
    }

    private String withTokens() {
        return world.connection(
                """
                {"type":"oauth2","grant":"authorization_code","authorization_url":"%s","token_url":"%s","client_id":"c","client_secret":"s"}\
                """.formatted(world.world().app("/authorize"), world.world().app(tokenPath)),
                """
                {"access_token":"stale","refresh_token":"refresh-%s"}""".formatted(UUID.randomUUID()));
    }
}
