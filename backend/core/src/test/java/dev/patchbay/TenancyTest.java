package dev.patchbay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.audit.AuditFilter;
import dev.patchbay.audit.AuditRecord;
import dev.patchbay.authorization.Attempts;
import dev.patchbay.connect.ConnectSessions;
import dev.patchbay.connect.NewConnectSession;
import dev.patchbay.connect.Tenants;
import dev.patchbay.connect.WidgetScope;
import dev.patchbay.connection.ConnectionEdit;
import dev.patchbay.connection.Connections;
import dev.patchbay.connection.Credentials;
import dev.patchbay.connection.FreshCredentials;
import dev.patchbay.connection.NewConnection;
import dev.patchbay.connection.TestConnections;
import dev.patchbay.connector.Connector;
import dev.patchbay.connector.ConnectorInput;
import dev.patchbay.connector.Connectors;
import dev.patchbay.connector.TestConnectors;
import dev.patchbay.id.ApiKeyId;
import dev.patchbay.id.AttemptId;
import dev.patchbay.id.AuditEventId;
import dev.patchbay.id.ConnectSessionId;
import dev.patchbay.id.ConnectionId;
import dev.patchbay.id.ConnectorId;
import dev.patchbay.id.TenantId;
import dev.patchbay.id.WebhookDeliveryId;
import dev.patchbay.id.WebhookEndpointId;
import dev.patchbay.organization.ApiKeys;
import dev.patchbay.organization.Organizations;
import dev.patchbay.organization.Permission;
import dev.patchbay.organization.Scope;
import dev.patchbay.organization.TestScopes;
import dev.patchbay.organization.TestScopes.TestOrganization;
import dev.patchbay.page.PageRequest;
import dev.patchbay.problem.NotFound;
import dev.patchbay.proxy.ProxyRequest;
import dev.patchbay.testing.CoreUnderTest;
import dev.patchbay.testing.TestApp;
import dev.patchbay.webhook.Deliveries;
import dev.patchbay.webhook.DeliveryFilter;
import dev.patchbay.webhook.EndpointInput;
import dev.patchbay.webhook.WebhookEndpoints;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.aop.support.AopUtils;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Service;

/**
 * Walks every public method of every service that the screens and the REST API stand on, with another organization's and another
 * environment's ids. A method that is added later is walked as well; one with a parameter of a new type stops the test.
 */
@CoreUnderTest
class TenancyTest {

    private static final String HOST = "https://app.example.com";
    private static final Set<Class<?>> OF_A_TENANT = Set.of(ConnectionId.class, AttemptId.class);
    private static final Set<Class<?>> OF_AN_ENVIRONMENT = Set.of(
            ConnectionId.class,
            AttemptId.class,
            ConnectSessionId.class,
            ApiKeyId.class,
            WebhookEndpointId.class,
            WebhookDeliveryId.class,
            AuditEventId.class);
    private static final Set<Class<?>> OF_AN_ORGANIZATION = Stream.concat(
                    OF_AN_ENVIRONMENT.stream(), Stream.of(ConnectorId.class))
            .collect(Collectors.toSet());

    private final ApplicationContext context;
    private final TestOrganization owner;
    private final TestOrganization stranger;
    private final ConnectionId connection;
    private final FreshCredentials fresh;
    private final ConnectSessions sessions;
    private final Map<Class<?>, Object> things = new HashMap<>();

    TenancyTest(
            ApplicationContext context,
            Organizations organizations,
            Connectors connectors,
            Connections connections,
            FreshCredentials fresh,
            ConnectSessions sessions,
            Tenants tenants,
            Attempts attempts,
            ApiKeys keys,
            WebhookEndpoints endpoints,
            Deliveries deliveries,
            AuditRecord record,
            TestApp app) {
        this.context = context;
        this.fresh = fresh;
        this.sessions = sessions;
        this.owner = TestScopes.organization(organizations);
        this.stranger = TestScopes.organization(organizations);
        ConnectorInput input = TestConnectors.acme(app.url(""));
        Connector connector = connectors.create(owner.test(), input);
        NewConnection made = TestConnections.withKey(
                tenants.named(owner.test(), "acme", "Acme").id(), connector, "key");
        this.connection = connections.establish(owner.test(), made).id();
        WidgetScope widget = widget(owner.test(), "acme");
        things.put(ConnectionId.class, connection);
        things.put(TenantId.class, made.tenant());
        things.put(ConnectorId.class, connector.id());
        things.put(ConnectorInput.class, input);
        things.put(NewConnection.class, made);
        things.put(ConnectSessionId.class, widget.sessionId());
        things.put(
                AttemptId.class,
                attempts.offer(widget, connector.slug(), "api_key", null).id());
        things.put(
                ApiKeyId.class,
                keys.create(owner.test(), "Mine", Permission.ofApiKeys()).key().id());
        WebhookEndpointId endpoint = endpoints
                .create(owner.test(), new EndpointInput(app.url("/hooks"), "", List.of(), true))
                .endpoint()
                .id();
        things.put(WebhookEndpointId.class, endpoint);
        things.put(
                WebhookDeliveryId.class, deliveries.test(owner.test(), endpoint).id());
        things.put(EndpointInput.class, new EndpointInput(app.url("/theirs"), "", List.of(), true));
        things.put(DeliveryFilter.class, DeliveryFilter.all());
        things.put(PageRequest.class, PageRequest.first(10));
        things.put(Duration.class, Duration.ZERO);
        things.put(Instant.class, Instant.EPOCH);
        things.put(
                AuditEventId.class,
                record.list(
                                owner.test(),
                                new AuditFilter(null, "webhook_endpoint.created", endpoint.text(), null, null),
                                PageRequest.first(1))
                        .data()
                        .getFirst()
                        .id());
        things.put(ConnectorInput.ClientInput.class, new ConnectorInput.ClientInput("theirs", null));
        things.put(ProxyRequest.class, new ProxyRequest("GET", "/proxy", "/me", null, List.of(), null, "req_theirs"));
        things.put(Map.class, Map.of());
        things.put(ConnectionEdit.class, new ConnectionEdit("Theirs", null, true));
        things.put(boolean.class, false);
        things.put(String.class, connector.slug());
    }

    @Test
    void what_belongs_to_another_organization_is_not_there() {
        WidgetScope widget = widget(stranger.test(), "acme");

        assertThat(walk(stranger.test(), widget, OF_AN_ORGANIZATION, true)).hasSizeGreaterThan(20);
    }

    @Test
    void what_belongs_to_another_environment_is_not_there() {
        WidgetScope widget = widget(owner.live(), "acme");

        assertThat(walk(owner.live(), widget, OF_AN_ENVIRONMENT, false)).hasSizeGreaterThan(10);
    }

    @Test
    void what_belongs_to_another_tenant_is_not_there_for_a_widget() {
        WidgetScope widget = widget(owner.test(), "globex");

        assertThat(walk(null, widget, OF_A_TENANT, false)).hasSizeGreaterThan(4);
    }

    /** Calls what names a thing of one of these kinds, and what names a connector by its slug when asked to. */
    private List<String> walk(@Nullable Scope scope, WidgetScope widget, Set<Class<?>> kinds, boolean slugs) {
        List<String> called = new ArrayList<>();
        for (Object service : context.getBeansWithAnnotation(Service.class).values()) {
            for (Method method : AopUtils.getTargetClass(service).getDeclaredMethods()) {
                List<Parameter> parameters = List.of(method.getParameters());
                boolean takesScope = !parameters.isEmpty()
                        && (parameters.getFirst().getType().equals(WidgetScope.class)
                                || scope != null
                                        && parameters.getFirst().getType().equals(Scope.class));
                boolean namesAThing = parameters.stream()
                        .anyMatch(p -> kinds.contains(p.getType())
                                || slugs
                                        && p.getName().startsWith("slug")
                                        && p.getType().equals(String.class));
                // An id that something is created under names nothing yet.
                boolean creates = method.getName().equals("create");
                if (Modifier.isPublic(method.getModifiers()) && takesScope && namesAThing && !creates) {
                    called.add(method.getDeclaringClass().getSimpleName() + "." + method.getName());
                    assertGivesNothing(service, method, scope, widget);
                }
            }
        }
        assertThat(fresh.of(owner.test(), connection).credentials()).isEqualTo(new Credentials.Key("key"));
        return called;
    }

    private void assertGivesNothing(Object service, Method method, @Nullable Scope scope, WidgetScope widget) {
        Object[] arguments = Stream.of(method.getParameters())
                .map(parameter -> argument(parameter, scope, widget))
                .toArray();
        try {
            Object answer = method.invoke(service, arguments);
            assertThat(answer).as(method.toString()).isIn(Optional.empty(), Map.of(), List.of(), Set.of(), false);
        } catch (InvocationTargetException e) {
            assertThat(e.getCause()).as(method.toString()).isInstanceOf(NotFound.class);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    private @Nullable Object argument(Parameter parameter, @Nullable Scope scope, WidgetScope widget) {
        if (parameter.getType().equals(Scope.class)) {
            return scope;
        }
        if (parameter.getType().equals(WidgetScope.class)) {
            return widget;
        }
        if (parameter.getName().equals("methodKey")) {
            return "api_key";
        }
        assertThat(things).as("an argument for " + parameter).containsKey(parameter.getType());
        return things.get(parameter.getType());
    }

    private WidgetScope widget(Scope scope, String tenant) {
        NewConnectSession session = NewConnectSession.of(tenant, tenant).embeddedBy(List.of(HOST));
        return sessions.open(sessions.create(scope, session).token(), HOST).scope();
    }
}
