package dev.patchbay.authorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.patchbay.connect.ConnectSession;
import dev.patchbay.connect.ConnectSessionEvent;
import dev.patchbay.connect.ConnectSessions;
import dev.patchbay.connect.EndUser;
import dev.patchbay.connect.NewConnectSession;
import dev.patchbay.connect.WidgetScope;
import dev.patchbay.connection.Connection;
import dev.patchbay.connection.ConnectionEvent;
import dev.patchbay.connection.ConnectionEvents;
import dev.patchbay.connection.ConnectionFilter;
import dev.patchbay.connection.ConnectionProblems.CredentialsRefused;
import dev.patchbay.connection.ConnectionProblems.Pending;
import dev.patchbay.connection.ConnectionStatus;
import dev.patchbay.connection.Connections;
import dev.patchbay.connection.Credentials;
import dev.patchbay.connection.FreshCredentials;
import dev.patchbay.connector.Connector;
import dev.patchbay.connector.Connectors;
import dev.patchbay.connector.TestConnectors;
import dev.patchbay.id.ConnectionId;
import dev.patchbay.organization.Organizations;
import dev.patchbay.organization.Scope;
import dev.patchbay.organization.TestScopes;
import dev.patchbay.page.PageRequest;
import dev.patchbay.problem.FieldError;
import dev.patchbay.problem.InvalidInput;
import dev.patchbay.testing.CoreUnderTest;
import dev.patchbay.testing.TestApp;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@CoreUnderTest
class CompletionTest {

    private static final String HOST = "https://app.example.com";

    private final Attempts attempts;
    private final ConnectSessions sessions;
    private final Connections connections;
    private final FreshCredentials fresh;
    private final TestApp app;
    private final ConnectionEvents heard;
    private final Scope scope;
    private final Connector connector;

    CompletionTest(
            Attempts attempts,
            ConnectSessions sessions,
            Connections connections,
            Connectors connectors,
            FreshCredentials fresh,
            Organizations organizations,
            ConnectionEvents heard,
            TestApp app) {
        this.attempts = attempts;
        this.sessions = sessions;
        this.connections = connections;
        this.fresh = fresh;
        this.app = app;
        this.heard = heard;
        this.scope = TestScopes.organization(organizations).test();
        this.connector = connectors.create(scope, TestConnectors.acme(app.url("")));
    }

    @BeforeEach
    void reset() {
        app.reset();
    }

    @Test
    void a_connection_is_proven_by_a_call_and_completes_its_session() {
        WidgetScope widget = widget(ConnectSession.Completion.WIDGET, null);

        Connection made = connect(widget, "key");

        assertThat(made.status()).isEqualTo(ConnectionStatus.ACTIVE);
        assertThat(made.account().name()).isEqualTo("Ada's account");
        assertThat(made.lastVerifiedAt()).isNotNull();
        assertThat(app.asked("/me")).hasSize(1);
        assertThat(sessions.get(scope, widget.sessionId()).status()).isEqualTo(ConnectSession.Status.COMPLETED);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 500, 503})
    void without_the_apps_word_nothing_is_stored(int status) {
        app.onMe(request -> TestApp.Answer.json(status, "{}"));

        assertThatExceptionOfType(CredentialsRefused.class)
                .isThrownBy(() -> connect(widget(ConnectSession.Completion.WIDGET, null), "key"));

        assertThat(connections
                        .list(scope, ConnectionFilter.all(), PageRequest.first(10))
                        .data())
                .isEmpty();
    }

    @Test
    void a_session_tells_of_each_failed_try_and_once_that_it_is_complete() {
        WidgetScope widget = widget(ConnectSession.Completion.WIDGET, null);
        app.onMe(request -> TestApp.Answer.json(401, "{}"));
        assertThatExceptionOfType(CredentialsRefused.class).isThrownBy(() -> connect(widget, "wrong"));
        app.reset();

        ConnectionId first = connect(widget, "key").id();
        connect(widget, "another-key");

        assertThat(heard.of(widget.sessionId()))
                .satisfiesExactly(
                        failed -> {
                            assertThat(failed.type()).isEqualTo(ConnectSessionEvent.Type.FAILED);
                            assertThat(failed.error()).isEqualTo("credentials_refused");
                            assertThat(failed.connections()).isEmpty();
                        },
                        completed -> {
                            assertThat(completed.type()).isEqualTo(ConnectSessionEvent.Type.COMPLETED);
                            assertThat(completed.connections()).containsExactly(first);
                            assertThat(completed.session().status()).isEqualTo(ConnectSession.Status.COMPLETED);
                        });
    }

    /** Security model: a hosted link can be mailed, so the backend that knows who is signed in has the last word. */
    @Test
    void a_connection_of_a_session_that_the_host_completes_gives_nothing_until_it_is_confirmed() {
        ConnectionId id =
                connect(widget(ConnectSession.Completion.HOST, null), "key").id();

        assertThat(connections.get(scope, id).status()).isEqualTo(ConnectionStatus.PENDING);
        assertThatExceptionOfType(Pending.class).isThrownBy(() -> fresh.of(scope, id));
        assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> connections.confirm(scope, id, "mallory"));
        assertThatExceptionOfType(Pending.class).isThrownBy(() -> fresh.of(scope, id));

        assertThat(connections.confirm(scope, id, "ada").status()).isEqualTo(ConnectionStatus.ACTIVE);
        assertThat(fresh.of(scope, id).credentials()).isEqualTo(new Credentials.Key("key"));
    }

    @Test
    void new_credentials_keep_what_the_connection_is_known_by() {
        ConnectionId id =
                connect(widget(ConnectSession.Completion.WIDGET, null), "old").id();
        connections.edit(scope, id, "Ours", Map.of("plan", "pro"));

        Connection after = connect(widget(ConnectSession.Completion.WIDGET, id), "new");

        assertThat(after.id()).isEqualTo(id);
        assertThat(after.label()).isEqualTo("Ours");
        assertThat(after.tags()).isEqualTo(Map.of("plan", "pro"));
        assertThat(fresh.of(scope, id).credentials()).isEqualTo(new Credentials.Key("new"));
    }

    @Test
    void credentials_of_another_account_do_not_take_a_connections_place() {
        ConnectionId id =
                connect(widget(ConnectSession.Completion.WIDGET, null), "adas").id();
        app.onMe(request -> TestApp.Answer.json(200, "{\"id\":\"acc_2\",\"name\":\"Bob's account\"}"));

        assertThatExceptionOfType(CredentialsRefused.class)
                .isThrownBy(() -> connect(widget(ConnectSession.Completion.WIDGET, id), "bobs"));

        assertThat(fresh.of(scope, id).credentials()).isEqualTo(new Credentials.Key("adas"));
    }

    @Test
    void another_account_takes_a_connections_place_when_the_session_allows_it() {
        ConnectionId id =
                connect(widget(ConnectSession.Completion.WIDGET, null), "adas").id();
        connections.edit(scope, id, "Ours", Map.of("plan", "pro"));
        app.onMe(request -> TestApp.Answer.json(200, "{\"id\":\"acc_2\",\"name\":\"Bob's account\"}"));

        Connection after = connect(widget(ConnectSession.Completion.WIDGET, id, true), "bobs");

        assertThat(after.id()).isEqualTo(id);
        assertThat(after.account().id()).isEqualTo("acc_2");
        assertThat(after.label()).isEqualTo("Ours");
        assertThat(after.tags()).isEqualTo(Map.of("plan", "pro"));
        assertThat(fresh.of(scope, id).credentials()).isEqualTo(new Credentials.Key("bobs"));
        assertThat(heard.types(id)).endsWith(ConnectionEvent.Type.UPDATED);
    }

    @Test
    void a_session_for_no_connection_has_no_account_to_change() {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> widget(ConnectSession.Completion.WIDGET, null, true))
                .satisfies(e ->
                        assertThat(e.errors()).extracting(FieldError::field).containsExactly("allow_account_change"));
    }

    private Connection connect(WidgetScope widget, String key) {
        Attempts.Offer offer = attempts.offer(
                widget, connector.slug(), "api_key", widget.session().connection());
        return attempts.submit(widget, offer.id(), Map.of("api_key", key));
    }

    private WidgetScope widget(ConnectSession.Completion completion, @Nullable ConnectionId connection) {
        return widget(completion, connection, false);
    }

    private WidgetScope widget(
            ConnectSession.Completion completion, @Nullable ConnectionId connection, boolean allowAccountChange) {
        NewConnectSession usual = NewConnectSession.of("acme", "Acme");
        NewConnectSession asked = new NewConnectSession(
                usual.tenantId(),
                usual.tenantName(),
                new EndUser("ada", null, null),
                List.of(),
                connection,
                allowAccountChange,
                Map.of(),
                List.of(HOST),
                null,
                null,
                Map.of(),
                Map.of(),
                completion,
                usual.expiresIn());
        return sessions.open(sessions.create(scope, asked).token(), HOST).scope();
    }
}
