package dev.patchbay.api;

import dev.patchbay.connect.Tenant;
import dev.patchbay.connect.Tenants;
import dev.patchbay.connection.Account;
import dev.patchbay.connection.Connection;
import dev.patchbay.connection.Connections;
import dev.patchbay.connection.CredentialsInput;
import dev.patchbay.connection.Entered;
import dev.patchbay.connection.NewConnection;
import dev.patchbay.connection.Tags;
import dev.patchbay.connector.AuthMethod;
import dev.patchbay.connector.Connector;
import dev.patchbay.connector.Connectors;
import dev.patchbay.connector.Definition;
import dev.patchbay.organization.Permission;
import dev.patchbay.organization.Scope;
import dev.patchbay.problem.FieldErrors;
import dev.patchbay.problem.InvalidInput;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Takes credentials in that were obtained elsewhere; nothing is stored unless all of it is right. */
@Component
class ConnectionImport {

    private final Connections connections;
    private final Connectors connectors;
    private final Tenants tenants;
    private final Clock clock;

    ConnectionImport(Connections connections, Connectors connectors, Tenants tenants, Clock clock) {
        this.connections = connections;
        this.connectors = connectors;
        this.tenants = tenants;
        this.clock = clock;
    }

    Connection take(Scope scope, ConnectionRequests.Import body) {
        scope.require(Permission.CONNECTIONS_WRITE);
        Connector connector = connector(scope, body);
        AuthMethod method = method(connector, body);
        Map<String, String> fields = Inputs.map("credentials", body.credentials());
        Entered entered = CredentialsInput.read(method, fields, "credentials.", clock.instant())
                .fitting(connector.definition(), method, "credentials.");
        Map<String, String> tags = Inputs.map("tags", body.tags());
        String label = body.label();
        FieldErrors errors = new FieldErrors();
        Tags.check(tags, errors);
        if (label != null && (label.length() > 200 || label.chars().anyMatch(Character::isISOControl))) {
            errors.add("label", "length", "Use at most 200 characters, none of them a control character.");
        }
        errors.throwIfAny();
        Tenant tenant = tenant(scope, body);
        NewConnection brought = new NewConnection(
                tenant.id(),
                connector,
                method,
                entered.credentials(),
                entered.values(),
                Account.UNKNOWN,
                false,
                null,
                null,
                tags,
                label,
                false);
        return connections.importExisting(scope, brought, Boolean.TRUE.equals(body.verify()));
    }

    private Tenant tenant(Scope scope, ConnectionRequests.Import body) {
        ConnectionRequests.TenantRef tenant = body.tenant();
        String id = tenant == null ? null : tenant.id();
        if (id == null || tenant == null) {
            throw new InvalidInput("tenant.id", "required", "Name the tenant by your own id for it.");
        }
        return tenants.named(scope, id, tenant.name());
    }

    private Connector connector(Scope scope, ConnectionRequests.Import body) {
        String slug = body.connector();
        if (slug == null) {
            throw new InvalidInput("connector", "required", "Name the connector by its slug.");
        }
        return connectors
                .find(scope, slug)
                .orElseThrow(() -> new InvalidInput("connector", "unknown", "There is no connector with this slug."));
    }

    /** The named method; without a name the one that takes these fields, the default before the others. */
    private static AuthMethod method(Connector connector, ConnectionRequests.Import body) {
        Definition definition = connector.definition();
        String key = body.authMethod();
        if (key != null) {
            return definition
                    .method(key)
                    .orElseThrow(() -> new InvalidInput(
                            "auth_method", "unknown", "The connector has no auth method with this key."));
        }
        Set<String> names =
                body.credentials() == null ? Set.of() : body.credentials().keySet();
        return Stream.concat(Stream.of(definition.defaultMethod()), definition.authMethods().stream())
                .filter(method -> CredentialsInput.takes(method, names))
                .findFirst()
                .orElseGet(definition::defaultMethod);
    }
}
