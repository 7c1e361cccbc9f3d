package dev.patchbay.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.spy;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import dev.patchbay.connect.Tenants;
import dev.patchbay.connection.AppAccess;
import dev.patchbay.connection.ConnectionStatus;
import dev.patchbay.connection.Connections;
import dev.patchbay.connection.TestConnections;
import dev.patchbay.connector.Connector;
import dev.patchbay.connector.Connectors;
import dev.patchbay.connector.TestConnectors;
import dev.patchbay.gateway.CallFailed;
import dev.patchbay.gateway.Content;
import dev.patchbay.gateway.Header;
import dev.patchbay.gateway.StreamedReply;
import dev.patchbay.gateway.StreamingCall;
import dev.patchbay.gateway.StreamingGateway;
import dev.patchbay.id.ConnectionId;
import dev.patchbay.organization.Organizations;
import dev.patchbay.organization.Scope;
import dev.patchbay.organization.TestScopes;
import dev.patchbay.page.Page;
import dev.patchbay.page.PageRequest;
import dev.patchbay.problem.NotFound;
import dev.patchbay.testing.CoreUnderTest;
import dev.patchbay.testing.TestApp;
import dev.patchbay.testing.TestClock;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pauses that a call makes, and what is kept of it. */
@CoreUnderTest
class ProxyCallTest {

    private static final ProxyProperties SETTINGS =
            new ProxyProperties(Duration.ofMinutes(1), Duration.ofSeconds(10), 1, 0, 0, 0, Duration.ofDays(7));

    private AppAccess apps;
    private final Connections connections;
    private final ProxiedCalls calls;
    private final CallLog log;
    private final TestClock clock;
    private final Scope scope;
    private final ConnectionId connection;
    private final Deque<Object> answers = new ArrayDeque<>();
    private final List<Duration> pauses = new ArrayList<>();
    private final List<StreamingCall> sent = new ArrayList<>();

    ProxyCallTest(
            AppAccess apps,
            Connections connections,
            Connectors connectors,
            Tenants tenants,
            Organizations organizations,
            ProxiedCalls calls,
            CallLog log,
            TestApp app,
            TestClock clock) {
        this.apps = apps;
        this.connections = connections;
        this.calls = calls;
        this.log = log;
        this.clock = clock;
        this.scope = TestScopes.organization(organizations).test();
        Connector connector = connectors.create(scope, TestConnectors.acme(app.url("")));
        this.connection = connections
                .establish(
                        scope,
                        TestConnections.withKey(
                                tenants.named(scope, "acme", "Acme").id(), connector, "secret-key"))
                .id();
    }

    @BeforeEach
    void nothingWaits() {
        log.write();
    }

    @Test
    void a_call_is_recorded_without_what_was_said() throws Exception {
        answers.add(new Answer(201, "hello"));
        Content body = new Content(new ByteArrayInputStream("secret body".getBytes(StandardCharsets.UTF_8)), 11);
        try (Proxied answer = proxy().call(scope, connection, request("POST", "/users/4711/notes", "q=secret", body))) {
            assertThat(answer.body().readAllBytes()).hasSize(5);
        }
        log.write();

        ProxiedCall call =
                calls.list(scope, connection, PageRequest.first(10)).data().getFirst();
        assertThat(call.method()).isEqualTo("POST");
        assertThat(call.path()).isEqualTo("/users/{id}/notes");
        assertThat(call.status()).isEqualTo(201);
        assertThat(call.error()).isNull();
        assertThat(call.attempts()).isEqualTo(1);
        assertThat(call.bytesSent()).isEqualTo(11);
        assertThat(call.bytesReceived()).isEqualTo(5);
        assertThat(call.requestId()).isEqualTo("req-1");
        assertThat(call.callerName()).isEqualTo(scope.actor().displayName());
        assertThat(call.toString()).doesNotContain("secret", "4711");
    }

    @ParameterizedTest
    @CsvSource({"401,1", "403,0", "404,0", "200,0"})
    void an_apps_no_to_its_credentials_has_the_connection_proven(int status, int doubts) {
        answers.add(new Answer(status, "said"));
        apps = spy(apps);

        proxy().call(scope, connection, request("GET", "/me", null, null)).close();

        verify(apps, times(doubts))
                .doubt(eq(scope), argThat(access -> access.connection().equals(connection)));
        assertThat(connections.get(scope, connection).status()).isEqualTo(ConnectionStatus.ACTIVE);
    }

    @Test
    void a_call_without_an_answer_is_recorded_with_its_problem_and_frees_its_place() {
        for (int i = 0; i < 3; i++) {
            answers.add(new CallFailed(CallFailed.Cause.TIMEOUT, "app.test did not answer in time."));
            assertThatExceptionOfType(CallFailed.class)
                    .isThrownBy(() -> proxy().call(scope, connection, request("GET", "/slow", null, null)));
        }
        log.write();

        assertThat(calls.list(scope, connection, PageRequest.first(2)).data())
                .hasSize(2)
                .allSatisfy(call -> assertThat(call.error()).isEqualTo("upstream_timeout"))
                .allSatisfy(call -> assertThat(call.status()).isNull());
    }

    @Test
    void calls_come_in_pages_newest_first_and_go_when_their_time_is_over() {
        for (int status = 201; status <= 205; status++) {
            answers.add(new Answer(status, ""));
            proxy().call(scope, connection, request("GET", "/", null, null)).close();
        }
        log.write();
        Page<ProxiedCall> first = calls.list(scope, connection, PageRequest.first(3));
        Page<ProxiedCall> second = calls.list(
                scope, connection, PageRequest.of(3, first.nextCursor().orElseThrow()));

        assertThat(first.data()).extracting(ProxiedCall::status).containsExactly(205, 204, 203);
        assertThat(second.data()).extracting(ProxiedCall::status).containsExactly(202, 201);
        assertThat(second.nextCursor()).isEmpty();

        clock.advance(Duration.ofDays(6));
        calls.removeOld();
        assertThat(calls.list(scope, connection, PageRequest.first(10)).data()).hasSize(5);
        clock.advance(Duration.ofDays(2));
        calls.removeOld();
        assertThat(calls.list(scope, connection, PageRequest.first(10)).data()).isEmpty();
    }

    @Test
    void what_is_known_of_a_deleted_connections_calls_goes_with_it() {
        answers.add(new Answer(200, ""));
        answers.add(new Answer(200, ""));
        proxy().call(scope, connection, request("GET", "/", null, null)).close();
        log.write();
        proxy().call(scope, connection, request("GET", "/", null, null)).close();
        connections.delete(scope, connection);
        log.write();

        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> calls.list(scope, connection, PageRequest.first(10)));
    }

    @Test
    void pauses_are_made_as_asked_while_they_stay_within_ten_seconds() {
        answers.add(new Answer(429, "", new Header("Retry-After", "4")));
        answers.add(new Answer(503, "", new Header("Retry-After", "6")));
        answers.add(new Answer(200, ""));

        try (Proxied answer = proxy().call(scope, connection, request("GET", "/", null, null))) {
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.attempts()).isEqualTo(3);
        }
        assertThat(pauses).containsExactly(Duration.ofSeconds(4), Duration.ofSeconds(6));
    }

    @Test
    void pauses_that_together_are_too_long_are_left_to_the_caller() {
        answers.add(new Answer(429, "", new Header("Retry-After", "7")));
        answers.add(new Answer(429, "", new Header("Retry-After", "4")));

        try (Proxied answer = proxy().call(scope, connection, request("GET", "/", null, null))) {
            assertThat(answer.status()).isEqualTo(429);
        }
        assertThat(pauses).containsExactly(Duration.ofSeconds(7));
    }

    @Test
    void a_connection_that_broke_is_tried_once_more_where_that_is_safe() {
        CallFailed reset = new CallFailed(CallFailed.Cause.RESET, "app.test closed the connection.");
        answers.add(reset);
        answers.add(new Answer(200, ""));
        proxy().call(scope, connection, request("GET", "/", null, null)).close();
        answers.add(reset);
        assertThatExceptionOfType(CallFailed.class)
                .isThrownBy(() -> proxy().call(scope, connection, request("POST", "/", null, null)));
        answers.add(reset);
        answers.add(reset);
        assertThatExceptionOfType(CallFailed.class)
                .isThrownBy(() -> proxy().call(scope, connection, request("GET", "/", null, null)));

        assertThat(sent).hasSize(5);
    }

    private static ProxyRequest request(String method, String path, @Nullable String query, @Nullable Content content) {
        return new ProxyRequest(method, "/mount", path, query, List.of(), content, "req-1");
    }

    private Proxy proxy() {
        StreamingGateway gateway = call -> {
            sent.add(call);
            if (call.content() != null) {
                drain(call.content().stream());
            }
            Object next = answers.remove();
            if (next instanceof CallFailed failed) {
                throw failed;
            }
            return (Answer) next;
        };
        return new Proxy(
                apps, gateway, new ProxyLimits(SETTINGS, Clock.systemUTC()), log, SETTINGS, pauses::add, clock);
    }

    private static void drain(InputStream in) {
        try {
            in.readAllBytes();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** An answer of an app that is at hand. */
    private record Answer(int status, List<Header> headers, InputStream body) implements StreamedReply {

        Answer(int status, String body, Header... headers) {
            this(status, List.of(headers), new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
        }

        @Override
        public void close() {}
    }
}
