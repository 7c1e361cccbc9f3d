package dev.patchbay.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.connection.Connection;
import dev.patchbay.connection.ConnectionEvent;
import dev.patchbay.connection.ConnectionStatus;
import dev.patchbay.connection.Connections;
import dev.patchbay.id.ConnectionId;
import dev.patchbay.webhook.TestReceiver;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

@ServerUnderTest
class WebhooksApiTest {

    private static final String ENDPOINTS = "/api/v1/webhook-endpoints";

    private final World world;
    private final Connections connections;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final TestReceiver receiver = new TestReceiver();
    private final World.Tenancy tenancy;
    private final Api api;

    WebhooksApiTest(
            World world,
            Connections connections,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            Clock clock) {
        this.world = world;
        this.connections = connections;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
        this.tenancy = world.organization();
        this.api = tenancy.test();
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void a_secret_is_told_once_and_signs_what_is_sent() {
        Api.Answer made = api.post(ENDPOINTS, "{\"url\":\"" + url() + "\",\"description\":\"CRM\"}");
        String id = made.json().path("id").asString();
        String secret = made.json().path("secret").asString();

        assertThat(made.status()).isEqualTo(201);
        assertThat(secret).startsWith("whsec_");
        assertThat(made.header("Cache-Control")).isEqualTo("no-store");
        assertThat(api.get(ENDPOINTS + "/" + id).text()).doesNotContain("whsec_", secret);
        assertThat(api.get(ENDPOINTS).text()).contains(id).doesNotContain("whsec_");

        Api.Answer test = api.post(ENDPOINTS + "/" + id + "/test", "");
        TestReceiver.Got got = receiver.next();
        assertThat(test.status()).isEqualTo(201);
        assertThat(got.type()).isEqualTo("webhook.test");
        assertThat(got.isSignedWith(secret)).isTrue();
        assertThat(got.id()).isEqualTo(test.json().path("message_id").asString());

        String rotated = api.post(ENDPOINTS + "/" + id + "/rotate-secret", "")
                .json()
                .path("secret")
                .asString();
        api.post(ENDPOINTS + "/" + id + "/test", "{}");
        TestReceiver.Got both = receiver.next();
        assertThat(both.isSignedWith(rotated)).isTrue();
        assertThat(both.isSignedWith(secret)).isTrue();
    }

    @Test
    void a_message_shows_the_connection_as_the_api_does() {
        String endpoint = world.webhookEndpoint(api, url());
        String connection = world.connection(api, world.connector(api));
        Connection shown = connections.get(
                tenancy.organization().test(), ConnectionId.parse(connection).orElseThrow());

        transaction.executeWithoutResult(status -> events.publishEvent(new ConnectionEvent(
                ConnectionEvent.Type.RECOVERED,
                shown,
                ConnectionStatus.NEEDS_REAUTH,
                null,
                tenancy.organization().test().actor(),
                clock.instant())));
        TestReceiver.Got got = receiver.next();
        while (!got.type().equals("connection.recovered")) {
            got = receiver.next();
        }

        assertThat(got.json().at("/data/connection"))
                .isEqualTo(api.get("/api/v1/connections/" + connection).json());
        assertThat(got.json().at("/data/previous_status").asString()).isEqualTo("needs_reauth");
        Api.Answer list =
                api.get(ENDPOINTS + "/" + endpoint + "/deliveries?type=connection.recovered&connection=" + connection);
        assertThat(list.json().path("data")).hasSize(1);
        String delivery = list.json().at("/data/0/id").asString();
        JsonNode detail =
                api.get(ENDPOINTS + "/" + endpoint + "/deliveries/" + delivery).json();
        assertThat(detail.path("body")).isEqualTo(got.json());
        assertThat(detail.path("message_id").asString()).isEqualTo(got.id());
    }

    @Test
    void what_is_absent_in_a_patch_stays() {
        String id = api.post(
                        ENDPOINTS,
                        "{\"url\":\"" + url() + "\",\"description\":\"CRM\",\"types\":[\"connection.created\"]}")
                .json()
                .path("id")
                .asString();

        JsonNode edited = api.patch(ENDPOINTS + "/" + id, "{\"enabled\":false}").json();

        assertThat(edited.path("enabled").asBoolean()).isFalse();
        assertThat(edited.path("description").asString()).isEqualTo("CRM");
        assertThat(edited.at("/types/0").asString()).isEqualTo("connection.created");
        assertThat(edited.at("/health/status").asString()).isEqualTo("disabled");
        Api.Answer test = api.post(ENDPOINTS + "/" + id + "/test", "{}");
        assertThat(test.status()).isEqualTo(409);
        assertThat(test.json().path("code").asString()).isEqualTo("webhook_endpoint_disabled");
    }

    @Test
    void an_address_inside_is_refused_by_its_field() {
        for (String url : new String[] {"http://169.254.169.254/", "http://10.0.0.1/", "ftp://example.com", ""}) {
            Api.Answer refused = api.post(ENDPOINTS, "{\"url\":\"" + url + "\"}");

            assertThat(refused.status()).as(url).isEqualTo(422);
            assertThat(refused.fields()).containsExactly("url");
        }
        assertThat(api.post(ENDPOINTS, "{\"url\":\"" + url() + "\",\"types\":[\"x\"]}")
                        .fields())
                .containsExactly("types[0]");
    }

    @Test
    void an_environment_has_at_most_twenty() {
        for (int i = 0; i < 20; i++) {
            world.webhookEndpoint(api, url());
        }

        Api.Answer refused = api.post(ENDPOINTS, "{\"url\":\"" + url() + "\"}");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().path("code").asString()).isEqualTo("too_many_webhook_endpoints");
    }

    @Test
    void filters_that_make_no_sense_are_refused_by_name() {
        String list = ENDPOINTS + "/" + world.webhookEndpoint(api, url()) + "/deliveries";

        assertThat(api.get(list + "?status=lost").fields()).containsExactly("status");
        assertThat(api.get(list + "?connection=x").fields()).containsExactly("connection");
        assertThat(api.post(list.replace("deliveries", "resend-failed"), "{\"since\":\"yesterday\"}")
                        .fields())
                .containsExactly("since");
        assertThat(api.post(list.replace("deliveries", "resend-failed"), "{}").fields())
                .containsExactly("since");
    }

    private String url() {
        return receiver.url().replace("127.0.0.1", "localhost");
    }
}
