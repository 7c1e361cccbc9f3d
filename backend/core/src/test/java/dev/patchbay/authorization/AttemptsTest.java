package dev.patchbay.authorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.patchbay.connect.ConnectSession;
import dev.patchbay.connect.ConnectSessions;
import dev.patchbay.connect.NewConnectSession;
import dev.patchbay.connect.Tenants;
import dev.patchbay.connect.WidgetScope;
import dev.patchbay.connection.Connection;
import dev.patchbay.connection.Connections;
import dev.patchbay.connection.TestConnections;
import dev.patchbay.connector.Connector;
import dev.patchbay.connector.Connectors;
import dev.patchbay.connector.TestConnectors;
import dev.patchbay.id.ConnectionId;
import dev.patchbay.organization.Organizations;
import dev.patchbay.organization.Scope;
import dev.patchbay.organization.TestScopes;
import dev.patchbay.problem.NotFound;
import dev.patchbay.testing.CoreUnderTest;
import dev.patchbay.testing.TestApp;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@CoreUnderTest
class AttemptsTest {

    private static final String HOST = "https://app.example.com";

    private final Attempts attempts;
    private final ConnectSessions sessions;
    private final Connections connections;
    private final Tenants tenants;
    private final TestApp app;
    private final Scope scope;
    private final Connector connector;
    private final Connector other;

    AttemptsTest(
            Attempts attempts,
            ConnectSessions sessions,
            Connections connections,
            Connectors connectors,
            Tenants tenants,
            Organizations organizations,
            TestApp app) {
        this.attempts = attempts;
        this.sessions = sessions;
        this.connections = connections;
        this.tenants = tenants;
        this.app = app;
        this.scope = TestScopes.organization(organizations).test();
        this.connector = connectors.create(scope, TestConnectors.acme(app.url("")));
        this.other = connectors.create(scope, TestConnectors.acme(app.url("")));
    }

    @BeforeEach
    void reset() {
        app.reset();
    }

    @Test
    void a_form_that_is_submitted_twice_makes_one_connection() {
        WidgetScope widget = widget(List.of(), null);
        Attempts.Offer offer = offer(widget, connector, null);

        Connection first = attempts.submit(widget, offer.id(), Map.of("api_key", "key"));
        Connection second = attempts.submit(widget, offer.id(), Map.of("api_key", "key"));

        assertThat(second.id()).isEqualTo(first.id());
    }

    @Test
    void a_session_for_one_connector_offers_no_other() {
        WidgetScope widget = widget(List.of(connector.slug()), null);

        assertThat(offer(widget, connector, null)).isNotNull();
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> offer(widget, other, null));
    }

    @Test
    void a_session_for_one_connection_authorizes_that_one_alone() {
        ConnectionId mine = connection("acme");
        ConnectionId another = connection("acme");
        WidgetScope widget = widget(List.of(), mine);

        assertThat(offer(widget, connector, mine)).isNotNull();
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> offer(widget, connector, another));
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> offer(widget, connector, null));
    }

    @Test
    void a_connection_is_authorized_by_its_own_connector_and_for_its_own_tenant() {
        ConnectionId ofOtherTenant = connection("globex");
        ConnectionId mine = connection("acme");
        WidgetScope widget = widget(List.of(), null);

        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> offer(widget, connector, ofOtherTenant));
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> offer(widget, other, mine));
    }

    @Test
    void an_attempt_of_another_widget_is_not_found() {
        Attempts.Offer offer = offer(widget(List.of(), null), connector, null);
        WidgetScope stranger = widget(List.of(), null);

        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> attempts.get(stranger, offer.id()));
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> attempts.submit(stranger, offer.id(), Map.of("api_key", "key")));
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> attempts.cancel(stranger, offer.id()));
    }

    private Attempts.Offer offer(WidgetScope widget, Connector connector, @Nullable ConnectionId reauthorizes) {
        return attempts.offer(widget, connector.slug(), "api_key", reauthorizes);
    }

    private ConnectionId connection(String tenant) {
        return connections
                .establish(
                        scope,
                        TestConnections.withKey(
                                tenants.named(scope, tenant, null).id(), connector, "key"))
                .id();
    }

    private WidgetScope widget(List<String> connectors, @Nullable ConnectionId connection) {
        NewConnectSession usual = NewConnectSession.of("acme", "Acme");
        NewConnectSession asked = new NewConnectSession(
                usual.tenantId(),
                usual.tenantName(),
                null,
                connectors,
                connection,
                List.of(HOST),
                null,
                null,
                Map.of(),
                Map.of(),
                ConnectSession.Completion.WIDGET,
                usual.expiresIn());
        return sessions.open(sessions.create(scope, asked).token(), HOST).scope();
    }
}
