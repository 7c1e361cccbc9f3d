package dev.patchbay.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What passes through the proxy, and what does not. */
@ServerUnderTest
class ProxyTest {

    private final AppServer app = new AppServer();
    private final ProxyWorld world;
    private final String proxy;
    private final Api api;

    ProxyTest(World world) {
        this.world = new ProxyWorld(world, app.url() + "/v1");
        this.api = this.world.api();
        this.proxy = this.world.withKey();
    }

    @AfterEach
    void close() {
        app.close();
    }

    @Test
    void a_call_arrives_with_the_credentials_and_without_the_callers_own() {
        Api.Answer answer = api.send(
                "GET",
                proxy + "/things/1?a=1&b=%20x",
                null,
                null,
                "Cookie",
                "s=1",
                "X-Forwarded-For",
                "1.2.3.4",
                "Forwarded",
                "for=x",
                "X-Mine",
                "yes",
                "X-API-Key",
                "guess");

        assertThat(answer.text()).isEqualTo("ok");
        assertThat(app.last().uri()).isEqualTo("/v1/things/1?a=1&b=%20x");
        assertThat(app.last().header("X-API-Key")).containsExactly("secret-key-1");
        assertThat(app.last().header("X-Mine")).containsExactly("yes");
        assertThat(app.last().header("Authorization")).isEmpty();
        assertThat(app.last().header("Cookie")).isEmpty();
        assertThat(app.last().header("X-Forwarded-For")).isEmpty();
        assertThat(app.last().header("Forwarded")).isEmpty();
        assertThat(app.last().header("Host")).containsExactly(app.url().substring("http://".length()));
        assertThat(app.last().header("X-Request-Id")).containsExactly(answer.header("X-Request-Id"));
        assertThat(answer.header("Patchbay-Upstream-Status")).isEqualTo("200");
    }

    @Test
    void an_encoded_slash_arrives_as_it_was_written() {
        assertThat(api.get(proxy + "/projects/group%2Fproject").status()).isEqualTo(200);
        assertThat(app.last().uri()).isEqualTo("/v1/projects/group%2Fproject");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "PROPFIND", "REPORT", "SEARCH"})
    void any_method_passes_with_its_body(String method) {
        byte[] body = "a=1&b=2".getBytes(StandardCharsets.UTF_8);
        Api.Answer answer = api.send(method, proxy + "/form", body, "application/x-www-form-urlencoded");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(app.last().method()).isEqualTo(method);
        assertThat(app.last().body()).isEqualTo("a=1&b=2");
        assertThat(app.last().header("Content-Type")).containsExactly("application/x-www-form-urlencoded");
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 304, 400, 404, 418, 500})
    void an_answer_without_a_body_stays_one(int status) {
        app.answering((asked, exchange) -> AppServer.answer(exchange, status, ""));
        Api.Answer answer = api.get(proxy + "/none");

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.text()).isEmpty();
        assertThat(answer.header("Patchbay-Upstream-Status")).isEqualTo(String.valueOf(status));
    }

    @Test
    void secrets_and_cookies_do_not_come_back() {
        app.answering((asked, exchange) -> {
            var headers = exchange.getResponseHeaders();
            headers.add("Set-Cookie", "a=b");
            headers.add("X-API-Key", "secret-key-1");
            headers.add("X-Echo", "you sent secret-key-1");
            headers.add("X-Plain", "fine");
            headers.add("Connection", "X-Hop");
            headers.add("X-Hop", "hop");
            AppServer.answer(exchange, 200, "ok");
        });
        Api.Answer answer = api.get(proxy + "/x");

        assertThat(answer.response().headers().map()).doesNotContainKeys("set-cookie", "x-api-key", "x-echo", "x-hop");
        assertThat(answer.header("X-Plain")).isEqualTo("fine");
    }

    @Test
    void basic_credentials_arrive() {
        String other = world.connection("{\"type\":\"basic\"}", "{\"username\":\"ada\",\"password\":\"lovelace\"}");
        api.get(other + "/x");

        assertThat(app.last().header("Authorization"))
                .containsExactly(
                        "Basic " + Base64.getEncoder().encodeToString("ada:lovelace".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void a_key_in_the_query_replaces_the_callers() {
        String other = world.connection(
                "{\"type\":\"api_key\",\"in\":\"query\",\"name\":\"key\"}", "{\"api_key\":\"secret-key-2\"}");
        api.get(other + "/x?key=mine&a=1&%6bey=again");

        assertThat(app.last().uri()).isEqualTo("/v1/x?a=1&key=secret-key-2");
    }

    @Test
    void a_method_with_a_base_url_of_its_own_goes_there() {
        String other = world.connection("""
                {"type":"api_key","base_url":"%s/sites/{site}","fields":[{"name":"site"}],
                 "verification":{"path":"/me"}}""".formatted(app.url()), "{\"api_key\":\"k-eu\",\"site\":\"acme\"}");
        api.get(other + "/things");
        assertThat(app.last().uri()).isEqualTo("/sites/acme/things");

        app.answering((asked, exchange) -> AppServer.answer(exchange, 200, "{}"));
        assertThat(api.post(other.replace("/proxy", "/verify"), "").status()).isEqualTo(200);
        assertThat(app.last().uri()).isEqualTo("/sites/acme/me");
    }

    @Test
    void a_value_taken_out_of_a_key_is_shown_and_the_key_is_not() {
        String other = world.connection("""
                {"type":"api_key","base_url":"%s/{dc}",
                 "captures":[{"name":"dc","from":"field","at":"api_key","pattern":".+-([a-z]+)"}]}""".formatted(app.url()), "{\"api_key\":\"secret-eu\"}");
        api.get(other + "/things");

        assertThat(app.last().uri()).isEqualTo("/eu/things");
        assertThat(api.get(other.replace("/proxy", "")).text()).doesNotContain("secret");
    }

    @Test
    void a_connectors_limit_is_patchbays_answer_and_not_the_apps() {
        String limited = world.limited("{\"connection\":{\"per_minute\":1}}");
        assertThat(api.get(limited + "/x").status()).isEqualTo(200);
        int asked = app.asked().size();

        Api.Answer refused = api.get(limited + "/x");

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.json().path("code").asString()).isEqualTo("proxy_limit_reached");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 60);
        assertThat(app.asked()).hasSize(asked);
    }

    @Test
    void an_idempotency_key_is_the_apps() {
        for (int i = 0; i < 2; i++) {
            api.post(proxy + "/pay", "{}", "Idempotency-Key", "one");
        }

        assertThat(app.asked())
                .hasSize(2)
                .allSatisfy(asked -> assertThat(asked.header("Idempotency-Key")).containsExactly("one"));
    }
}
