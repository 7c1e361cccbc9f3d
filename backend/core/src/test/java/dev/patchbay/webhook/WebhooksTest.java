package dev.patchbay.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.connect.Tenants;
import dev.patchbay.connection.Connection;
import dev.patchbay.connection.ConnectionEvent;
import dev.patchbay.connection.ConnectionStatus;
import dev.patchbay.connection.Connections;
import dev.patchbay.connection.TestConnections;
import dev.patchbay.connector.Connector;
import dev.patchbay.connector.Connectors;
import dev.patchbay.connector.TestConnectors;
import dev.patchbay.id.WebhookDeliveryId;
import dev.patchbay.id.WebhookEndpointId;
import dev.patchbay.organization.Organizations;
import dev.patchbay.organization.Scope;
import dev.patchbay.organization.TestScopes;
import dev.patchbay.page.PageRequest;
import dev.patchbay.problem.InvalidInput;
import dev.patchbay.testing.CoreUnderTest;
import dev.patchbay.testing.Parallel;
import dev.patchbay.testing.TestApp;
import dev.patchbay.testing.TestClock;
import dev.patchbay.webhook.TestReceiver.Answer;
import dev.patchbay.webhook.WebhookProblems.EndpointDisabled;
import dev.patchbay.webhook.WebhookProblems.StillPending;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

@CoreUnderTest
class WebhooksTest {

    private final WebhookEndpoints endpoints;
    private final Deliveries deliveries;
    private final WebhookWorker worker;
    private final LaneTable lanes;
    private final DeliveryTable deliveryTable;
    private final EndpointTable endpointTable;
    private final Sender sender;
    private final Connections connections;
    private final Connectors connectors;
    private final Tenants tenants;
    private final TestClock clock;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    private final TestReceiver receiver = new TestReceiver();
    private final TestScopes.TestOrganization organization;
    private final Scope scope;
    private final Connector connector;

    WebhooksTest(
            WebhookEndpoints endpoints,
            Deliveries deliveries,
            WebhookWorker worker,
            LaneTable lanes,
            DeliveryTable deliveryTable,
            EndpointTable endpointTable,
            Sender sender,
            Connections connections,
            Connectors connectors,
            Tenants tenants,
            Organizations organizations,
            TestApp app,
            TestClock clock,
            ApplicationEventPublisher events,
            TransactionTemplate transaction) {
        this.endpoints = endpoints;
        this.deliveries = deliveries;
        this.worker = worker;
        this.lanes = lanes;
        this.deliveryTable = deliveryTable;
        this.endpointTable = endpointTable;
        this.sender = sender;
        this.connections = connections;
        this.connectors = connectors;
        this.tenants = tenants;
        this.clock = clock;
        this.events = events;
        this.transaction = transaction;
        organization = TestScopes.organization(organizations);
        scope = organization.test();
        connector = connectors.create(scope, TestConnectors.acme(app.url("")));
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void a_change_is_told_as_the_api_shows_the_connection_signed_and_without_a_secret() {
        WebhookEndpoints.WithSecret endpoint = endpoint();
        Connection connection = connection();

        degrade(connection);
        worker.drain();

        assertThat(receiver.got()).hasSize(1);
        TestReceiver.Got got = receiver.got().getFirst();
        assertThat(got.isSignedWith(endpoint.secret().value())).isTrue();
        assertThat(got.id()).startsWith("msg_");
        assertThat(got.headers()).containsEntry("content-type", "application/json");
        assertThat(got.json().propertyNames()).containsExactly("type", "timestamp", "data");
        assertThat(got.type()).isEqualTo("connection.degraded");
        assertThat(got.json().at("/data/connection/id").asString())
                .isEqualTo(connection.id().text());
        assertThat(got.json().at("/data/connection/tenant/id").asString()).isEqualTo("acme");
        assertThat(got.json().at("/data/connection/connector").asString()).isEqualTo(connector.slug());
        assertThat(got.json().at("/data/previous_status").asString()).isEqualTo("active");
        assertThat(got.json().at("/data/error").asString()).isEqualTo("refresh_failed");
        assertThat(got.body()).doesNotContain("the-key", "credentials");
        Delivery delivered = only(endpoint);
        assertThat(delivered.status()).isEqualTo(Delivery.Status.DELIVERED);
        assertThat(deliveries.get(scope, delivered.endpoint(), delivered.id()).attempts())
                .singleElement()
                .satisfies(attempt -> assertThat(attempt.status()).isEqualTo(200));
        assertThat(endpoints.get(scope, delivered.endpoint()).state()).isEqualTo(WebhookEndpoint.State.WORKING);
    }

    @Test
    void whatever_becomes_of_a_connection_is_told_in_order_when_no_types_are_chosen() {
        endpoint(List.of());
        Connection connection = connection();
        connections.edit(scope, connection.id(), "Support inbox", Map.of("plan", "pro"));
        connections.delete(scope, connection.id());

        worker.drain();

        assertThat(receiver.types()).containsExactly("connection.created", "connection.updated", "connection.deleted");
        assertThat(receiver.got().get(1).json().at("/data/connection/label").asString())
                .isEqualTo("Support inbox");
        assertThat(receiver.got().get(1).json().at("/data/connection/tags/plan").asString())
                .isEqualTo("pro");
    }

    @Test
    void a_change_that_is_rolled_back_is_told_to_nobody() {
        WebhookEndpoints.WithSecret endpoint = endpoint();
        Connection connection = connection();

        transaction.executeWithoutResult(status -> {
            events.publishEvent(event(ConnectionEvent.Type.DEGRADED, connection, ConnectionStatus.ACTIVE, "x"));
            status.setRollbackOnly();
        });
        worker.drain();

        assertThat(receiver.got()).isEmpty();
        assertThat(all(endpoint)).isEmpty();
    }

    @Test
    void an_endpoint_gets_what_it_chose_of_its_own_environment() {
        WebhookEndpoints.WithSecret choosy = endpoint(List.of("connection.deleted", "connection.recovered"));
        WebhookEndpoints.WithSecret off =
                endpoints.create(scope, new EndpointInput(receiver.url() + "/off", "", List.of(), false));
        WebhookEndpoints.WithSecret elsewhere =
                endpoints.create(organization.live(), new EndpointInput(receiver.url() + "/live", "", List.of(), true));
        Connection connection = connection();

        degrade(connection);
        publish(ConnectionEvent.Type.RECOVERED, connection, ConnectionStatus.DEGRADED, null);
        worker.drain();

        assertThat(receiver.types()).containsExactly("connection.recovered");
        assertThat(all(choosy)).hasSize(1);
        assertThat(all(off)).isEmpty();
        assertThat(deliveries
                        .list(
                                organization.live(),
                                elsewhere.endpoint().id(),
                                DeliveryFilter.all(),
                                PageRequest.first(10))
                        .data())
                .isEmpty();
    }

    @Test
    void what_failed_holds_back_what_came_later_for_its_connection_and_nothing_else() {
        WebhookEndpoints.WithSecret endpoint = endpoint();
        Connection failing = connection();
        Connection other = connection();
        receiver.answering(got -> Answer.of(got.body().contains(failing.id().text()) ? 500 : 200));

        degrade(failing);
        publish(ConnectionEvent.Type.RECOVERED, failing, ConnectionStatus.DEGRADED, null);
        degrade(other);
        worker.drain();
        worker.drain();

        assertThat(receiver.types()).containsExactlyInAnyOrder("connection.degraded", "connection.degraded");
        receiver.answering(200);
        clock.advance(Duration.ofSeconds(7));
        worker.drain();
        assertThat(receiver.got().stream()
                        .filter(got -> got.body().contains(failing.id().text()))
                        .map(TestReceiver.Got::type))
                .containsExactly("connection.degraded", "connection.degraded", "connection.recovered");
        assertThat(all(endpoint)).extracting(Delivery::status).containsOnly(Delivery.Status.DELIVERED);
    }

    @Test
    void the_same_message_is_sent_again_when_the_node_died_between_sending_and_noting_it() {
        worker.drain();
        WebhookEndpoints.WithSecret endpoint = endpoint();
        degrade(connection());
        // What the node did before it died.
        LaneTable.Held held = lanes.take(List.of(), clock.instant()).orElseThrow();
        Delivery first = deliveryTable.first(held.endpoint(), held.lane()).orElseThrow();
        sender.send(
                endpointTable.findEnabled(held.endpoint()).orElseThrow(), first, deliveryTable.body(first.message()));

        worker.drain();
        assertThat(receiver.got()).as("leased").hasSize(1);
        clock.advance(LaneTable.LEASE.plusSeconds(1));
        worker.drain();

        assertThat(receiver.got()).hasSize(2);
        assertThat(receiver.got())
                .extracting(TestReceiver.Got::id)
                .containsOnly(first.message().text());
        assertThat(receiver.got())
                .extracting(TestReceiver.Got::body)
                .containsOnly(receiver.got().getFirst().body());
        assertThat(only(endpoint).status()).isEqualTo(Delivery.Status.DELIVERED);
    }

    @Test
    void what_is_new_does_not_wait_behind_all_that_failed() {
        worker.drain();
        endpoint();
        receiver.answering(500);
        for (int i = 0; i < 30; i++) {
            degrade(connection());
        }
        worker.drain();
        clock.advance(Duration.ofMinutes(1));
        Connection fresh = connection();
        degrade(fresh);

        List<LaneTable.Held> taken = Stream.generate(() -> lanes.take(List.of(), clock.instant()))
                .limit(15)
                .flatMap(Optional::stream)
                .toList();

        assertThat(taken).extracting(LaneTable.Held::lane).contains(fresh.id().value());
        taken.forEach(held -> lanes.release(held, clock.instant()));
    }

    @Test
    void whoever_comes_back_after_its_lease_changes_nothing_any_more() {
        worker.drain();
        endpoint();
        degrade(connection());
        LaneTable.Held late = lanes.take(List.of(), clock.instant()).orElseThrow();
        clock.advance(LaneTable.LEASE.plusSeconds(1));
        LaneTable.Held now = lanes.take(List.of(), clock.instant()).orElseThrow();

        assertThat(now.lane()).isEqualTo(late.lane());
        assertThat(Boolean.TRUE.equals(transaction.execute(status -> lanes.lock(late))))
                .isFalse();
        lanes.remove(late);
        assertThat(Boolean.TRUE.equals(transaction.execute(status -> lanes.lock(now))))
                .isTrue();
        lanes.release(now, clock.instant());
    }

    @Test
    void it_is_tried_by_the_schedule_for_three_days_then_parked_and_shown() {
        WebhookEndpoints.WithSecret endpoint = endpoint();
        receiver.answering(503);
        Instant start = clock.instant();
        degrade(connection());

        worker.drain();
        Instant due = due(endpoint);
        assertThat(Duration.between(start, due)).isBetween(Duration.ofSeconds(4), Duration.ofSeconds(8));
        worker.drain();
        assertThat(receiver.got()).as("not before its time").hasSize(1);
        while (only(endpoint).status() == Delivery.Status.PENDING) {
            clock.advance(Duration.between(clock.instant(), due(endpoint)).plusMillis(1));
            worker.drain();
        }

        Delivery parked = only(endpoint);
        assertThat(parked.status()).isEqualTo(Delivery.Status.PARKED);
        assertThat(parked.parkedFor()).isEqualTo("no_answer_for_three_days");
        assertThat(Duration.between(start, parked.finishedAt()))
                .isBetween(Duration.ofDays(3), Duration.ofDays(3).plusMinutes(1));
        assertThat(parked.attempts()).isBetween(12, 20).isEqualTo(receiver.got().size());
        assertThat(endpoints.get(scope, parked.endpoint()).state()).isEqualTo(WebhookEndpoint.State.FAILING);

        receiver.answering(200);
        deliveries.resend(scope, parked.endpoint(), parked.id());
        worker.drain();
        assertThat(only(endpoint).status()).isEqualTo(Delivery.Status.DELIVERED);
        assertThat(receiver.got().getLast().id())
                .isEqualTo(receiver.got().getFirst().id());
        assertThat(endpoints.get(scope, parked.endpoint()).state()).isEqualTo(WebhookEndpoint.State.WORKING);
    }

    @Test
    void what_waited_behind_a_parked_one_is_still_tried() {
        WebhookEndpoints.WithSecret endpoint = endpoint();
        receiver.answering(500);
        Connection connection = connection();
        degrade(connection);
        publish(ConnectionEvent.Type.RECOVERED, connection, ConnectionStatus.DEGRADED, null);
        worker.drain();
        clock.advance(Duration.ofDays(4));
        receiver.answering(got -> Answer.of(got.type().equals("connection.degraded") ? 500 : 200));
        worker.drain();

        assertThat(all(endpoint))
                .extracting(Delivery::status)
                .containsExactly(Delivery.Status.DELIVERED, Delivery.Status.PARKED);
    }

    @Test
    void an_endpoint_that_says_410_is_switched_off_and_gets_nothing_more() {
        WebhookEndpoints.WithSecret endpoint = endpoint();
        receiver.answering(410);
        Connection connection = connection();
        degrade(connection);
        publish(ConnectionEvent.Type.RECOVERED, connection, ConnectionStatus.DEGRADED, null);

        worker.drain();
        clock.advance(Duration.ofDays(1));
        worker.drain();

        assertThat(receiver.got()).hasSize(1);
        WebhookEndpoint off = endpoints.get(scope, endpoint.endpoint().id());
        assertThat(off.enabled()).isFalse();
        assertThat(off.disabledReason()).isEqualTo("gone");
        assertThat(all(endpoint)).extracting(Delivery::status).containsOnly(Delivery.Status.PARKED);
        Delivery parked = all(endpoint).getFirst();
        assertThatThrownBy(() -> deliveries.resend(scope, off.id(), parked.id()))
                .isInstanceOf(EndpointDisabled.class);

        receiver.answering(200);
        endpoints.update(scope, off.id(), new EndpointInput(off.url(), "", List.of(), true));
        assertThat(deliveries.resendFailed(scope, off.id(), Instant.EPOCH)).isEqualTo(2);
        worker.drain();
        assertThat(receiver.types())
                .containsExactly("connection.degraded", "connection.degraded", "connection.recovered");
    }

    @Test
    void a_redirect_is_not_followed() {
        TestReceiver other = new TestReceiver();
        WebhookEndpoints.WithSecret endpoint = endpoint();
        receiver.answering(got -> new Answer(307, Map.of("Location", other.url()), ""));

        degrade(connection());
        worker.drain();

        assertThat(other.got()).isEmpty();
        Delivery delivery = only(endpoint);
        assertThat(delivery.status()).isEqualTo(Delivery.Status.PENDING);
        assertThat(delivery.lastError()).isEqualTo("redirect_not_followed");
        other.close();
    }

    @Test
    void a_receiver_that_cannot_be_reached_is_tried_again() {
        WebhookEndpoints.WithSecret endpoint = endpoint();
        receiver.close();

        degrade(connection());
        worker.drain();

        assertThat(only(endpoint).lastError()).isEqualTo("upstream_connect");
        assertThat(only(endpoint).lastStatus()).isNull();
    }

    @Test
    void what_is_sent_is_fixed_when_it_happens() {
        endpoint();
        Connection connection = connection();
        degrade(connection);

        connections.edit(scope, connection.id(), "Another label", null);
        worker.drain();

        assertThat(receiver.got().getFirst().json().at("/data/connection/label").asString())
                .isEqualTo(connection.label());
    }

    @Test
    void both_secrets_sign_while_they_overlap() {
        WebhookEndpoints.WithSecret before = endpoint();
        WebhookEndpointId id = before.endpoint().id();
        WebhookEndpoints.WithSecret after = endpoints.rotateSecret(scope, id, WebhookEndpoints.USUAL_OVERLAP);
        Connection connection = connection();

        degrade(connection);
        worker.drain();
        TestReceiver.Got overlapping = receiver.got().getLast();
        assertThat(overlapping.isSignedWith(after.secret().value())).isTrue();
        assertThat(overlapping.isSignedWith(before.secret().value())).isTrue();

        clock.advance(WebhookEndpoints.USUAL_OVERLAP.plusSeconds(1));
        degrade(connection);
        worker.drain();
        TestReceiver.Got later = receiver.got().getLast();
        assertThat(later.isSignedWith(after.secret().value())).isTrue();
        assertThat(later.isSignedWith(before.secret().value())).isFalse();

        WebhookEndpoints.WithSecret last = endpoints.rotateSecret(scope, id, Duration.ZERO);
        degrade(connection);
        worker.drain();
        assertThat(receiver.got().getLast().isSignedWith(last.secret().value())).isTrue();
        assertThat(receiver.got().getLast().isSignedWith(after.secret().value()))
                .isFalse();
        assertThatThrownBy(() -> endpoints.rotateSecret(scope, id, Duration.ofDays(8)))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void a_test_message_goes_the_way_of_all_others_whatever_types_are_chosen() {
        WebhookEndpoints.WithSecret endpoint = endpoint(List.of("connection.deleted"));

        Delivery test = deliveries.test(scope, endpoint.endpoint().id());
        assertThatThrownBy(() -> deliveries.resend(scope, test.endpoint(), test.id()))
                .isInstanceOf(StillPending.class);
        worker.drain();

        assertThat(receiver.types()).containsExactly("webhook.test");
        assertThat(receiver.got().getFirst().isSignedWith(endpoint.secret().value()))
                .isTrue();
    }

    @Test
    void an_address_that_the_policy_refuses_is_refused_at_once_and_by_name() {
        for (String url : List.of(
                "http://169.254.169.254/latest/meta-data",
                "http://[::ffff:10.0.0.1]/hook",
                "http://10.1.2.3/",
                "ftp://example.com/",
                "https://user:secret@example.com/",
                "https://example.com/#part",
                "/hooks",
                "")) {
            assertThatThrownBy(() -> endpoints.create(scope, new EndpointInput(url, "", List.of(), true)))
                    .as(url)
                    .isInstanceOfSatisfying(
                            InvalidInput.class,
                            e -> assertThat(e.errors()).extracting("field").containsExactly("url"));
        }
        assertThatThrownBy(() -> endpoints.create(
                        scope, new EndpointInput(receiver.url(), "", List.of("connection.exploded"), true)))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        e -> assertThat(e.errors()).extracting("field").containsExactly("types[0]"));
    }

    @Test
    void the_policy_holds_for_what_was_stored_before_it_became_stricter() {
        WebhookEndpoints.WithSecret endpoint = endpoint();
        endpointTable.update(
                endpoint.endpoint().id(),
                new EndpointInput("http://10.0.0.1/hook", "", List.of("connection.degraded"), true),
                clock.instant());

        degrade(connection());
        worker.drain();

        assertThat(only(endpoint).lastError()).isEqualTo("upstream_refused_by_policy");
    }

    @Test
    void many_changes_and_many_senders_at_once_lose_nothing_and_keep_the_order() {
        WebhookEndpoints.WithSecret endpoint = endpoint();
        List<Connection> all = List.of(connection(), connection(), connection(), connection());
        AtomicBoolean done = new AtomicBoolean();

        Parallel.callers(all.size() + 3, i -> () -> {
                    if (i < all.size()) {
                        for (int n = 0; n < 15; n++) {
                            publish(ConnectionEvent.Type.DEGRADED, all.get(i), ConnectionStatus.ACTIVE, "n" + n);
                        }
                        done.set(true);
                    } else {
                        do {
                            worker.drain();
                        } while (!done.get());
                    }
                    return i;
                })
                .forEach(Parallel.Outcome::get);
        worker.drain();

        for (Connection connection : all) {
            assertThat(receiver.got().stream()
                            .filter(got -> got.body().contains(connection.id().text()))
                            .map(got -> got.json().at("/data/error").asString()))
                    .containsExactlyElementsOf(
                            IntStream.range(0, 15).mapToObj(n -> "n" + n).toList());
        }
        assertThat(deliveries
                        .list(
                                scope,
                                endpoint.endpoint().id(),
                                DeliveryFilter.of(Delivery.Status.PENDING),
                                PageRequest.first(10))
                        .data())
                .isEmpty();
    }

    @Test
    void a_deleted_endpoint_is_gone_at_once_and_its_deliveries_in_time() {
        WebhookEndpoints.WithSecret endpoint = endpoint();
        WebhookEndpointId id = endpoint.endpoint().id();
        degrade(connection());

        endpoints.delete(scope, id);
        worker.drain();

        assertThat(receiver.got()).isEmpty();
        assertThatThrownBy(() -> endpoints.get(scope, id)).hasMessageContaining("no such webhook endpoint");
        clock.advance(Duration.ofDays(31));
        deliveries.removeOld();
        assertThat(deliveryTable.list(id, DeliveryFilter.all(), PageRequest.first(10)))
                .isEmpty();
    }

    @Test
    void deliveries_are_kept_for_a_month_and_what_is_wanted_for_as_long_as_it_takes() {
        WebhookEndpoints.WithSecret endpoint = endpoint();
        degrade(connection());
        worker.drain();
        WebhookDeliveryId old = only(endpoint).id();
        clock.advance(Duration.ofDays(29));
        deliveries.removeOld();
        assertThat(only(endpoint).id()).isEqualTo(old);

        degrade(connection());
        clock.advance(Duration.ofDays(40));
        deliveries.removeOld();
        assertThat(only(endpoint).status()).isEqualTo(Delivery.Status.PENDING);
    }

    @Test
    void deliveries_are_found_by_status_type_and_connection() {
        WebhookEndpoints.WithSecret endpoint = endpoint();
        Connection one = connection();
        Connection two = connection();
        degrade(one);
        worker.drain();
        degrade(two);
        publish(ConnectionEvent.Type.RECOVERED, two, ConnectionStatus.DEGRADED, null);

        assertThat(found(endpoint, new DeliveryFilter(Delivery.Status.DELIVERED, null, null)))
                .hasSize(1);
        assertThat(found(endpoint, new DeliveryFilter(null, "connection.degraded", null)))
                .hasSize(2);
        assertThat(found(endpoint, new DeliveryFilter(null, null, two.id()))).hasSize(2);
        List<Delivery> pending =
                found(endpoint, new DeliveryFilter(Delivery.Status.PENDING, "connection.recovered", two.id()));
        assertThat(pending)
                .singleElement()
                .satisfies(waiting -> assertThat(waiting.dueAt())
                        .as("it waits for the one before")
                        .isNull());
    }

    private List<Delivery> found(WebhookEndpoints.WithSecret endpoint, DeliveryFilter filter) {
        return deliveries
                .list(scope, endpoint.endpoint().id(), filter, PageRequest.first(50))
                .data();
    }

    private List<Delivery> all(WebhookEndpoints.WithSecret endpoint) {
        return found(endpoint, DeliveryFilter.all());
    }

    private Delivery only(WebhookEndpoints.WithSecret endpoint) {
        assertThat(all(endpoint)).hasSize(1);
        return all(endpoint).getFirst();
    }

    private Instant due(WebhookEndpoints.WithSecret endpoint) {
        Instant due = only(endpoint).dueAt();
        assertThat(due).isNotNull();
        return due;
    }

    /** For what the tests publish themselves. */
    private WebhookEndpoints.WithSecret endpoint() {
        return endpoint(List.of("connection.degraded", "connection.recovered"));
    }

    private WebhookEndpoints.WithSecret endpoint(List<String> types) {
        return endpoints.create(scope, new EndpointInput(receiver.url(), "Mine", types, true));
    }

    private Connection connection() {
        return connections.establish(
                scope,
                TestConnections.withKey(tenants.named(scope, "acme", "Acme").id(), connector, "the-key"));
    }

    private void degrade(Connection connection) {
        publish(ConnectionEvent.Type.DEGRADED, connection, ConnectionStatus.ACTIVE, "refresh_failed");
    }

    private void publish(
            ConnectionEvent.Type type, Connection connection, ConnectionStatus previous, @Nullable String error) {
        transaction.executeWithoutResult(status -> events.publishEvent(event(type, connection, previous, error)));
    }

    private ConnectionEvent event(
            ConnectionEvent.Type type, Connection connection, ConnectionStatus previous, @Nullable String error) {
        return new ConnectionEvent(type, connection, previous, error, scope.actor(), clock.instant());
    }
}
