package dev.patchbay.connection;

import dev.patchbay.connect.WidgetScope;
import dev.patchbay.connection.ConnectionProblems.OtherAccount;
import dev.patchbay.connection.Credentials.OAuth2Tokens;
import dev.patchbay.connector.Connectors;
import dev.patchbay.id.ConnectionId;
import dev.patchbay.organization.Scope;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Stores what a flow obtained: a new connection, or new credentials of an old one. */
@Component
class Establishing {

    static final int LONGEST_LABEL = 200;

    private final ConnectionTable table;
    private final ConnectionChanges changes;
    private final CredentialsSeal seal;
    private final Connectors connectors;
    private final Clock clock;

    Establishing(
            ConnectionTable table,
            ConnectionChanges changes,
            CredentialsSeal seal,
            Connectors connectors,
            Clock clock) {
        this.table = table;
        this.changes = changes;
        this.seal = seal;
        this.connectors = connectors;
        this.clock = clock;
    }

    @Transactional
    Connection establish(Scope scope, NewConnection made) {
        connectors.pinForUse(scope, made.connector());
        Connection connection = connection(scope, ConnectionId.next(), made, clock.instant(), null);
        table.insert(connection, seal.seal(connection, made.credentials()), due(connection, made));
        changes.tell(ConnectionEvent.Type.CREATED, connection, null, scope.actor());
        return connection;
    }

    @Transactional
    Connection reauthorize(WidgetScope widget, ConnectionId id, NewConnection made) {
        Scope scope = widget.scope();
        Connection before = changes.take(scope.environment(), id).connection();
        if (!widget.session().allowAccountChange() && before.account().contradicts(made.account())) {
            throw new OtherAccount();
        }
        Connection tagged = table.find(scope.environment(), id).orElse(before);
        Connection after = connection(scope, id, made, clock.instant(), tagged);
        table.update(after, seal.seal(after, made.credentials()), due(after, made));
        changes.tell(ConnectionEvent.typeOf(before.status(), after.status()), before, scope.actor());
        return table.find(scope.environment(), id).orElse(after);
    }

    private static @Nullable Instant due(Connection connection, NewConnection made) {
        return connection.status() == ConnectionStatus.DISABLED
                ? null
                : NextVisit.ofCredentials(connection.id(), made.credentials());
    }

    private static Connection connection(
            Scope scope, ConnectionId id, NewConnection made, Instant now, @Nullable Connection before) {
        List<String> required = made.requiredScopes();
        OAuth2Tokens tokens = made.credentials() instanceof OAuth2Tokens t ? t : null;
        Instant end = made.credentials() instanceof Credentials.Ending ending ? ending.expiresAt() : null;
        return new Connection(
                id,
                scope.organization(),
                scope.environment(),
                made.tenant(),
                made.connector().id(),
                made.method().key(),
                made.session(),
                made.endUser(),
                before == null ? label(made) : before.label(),
                made.account(),
                status(made, before),
                null,
                null,
                required,
                tokens == null ? List.of() : tokens.scopes(),
                before == null ? made.tags() : before.tags(),
                made.values(),
                end,
                before == null ? now : before.createdAt(),
                now,
                before == null ? null : before.lastUsedAt(),
                made.verified() ? now : null);
    }

    /** New credentials do not switch on what the SaaS has switched off. */
    private static ConnectionStatus status(NewConnection made, @Nullable Connection before) {
        if (before != null && before.status() == ConnectionStatus.DISABLED) {
            return ConnectionStatus.DISABLED;
        }
        return made.awaitsHost() ? ConnectionStatus.PENDING : ConnectionStatus.ACTIVE;
    }

    private static String label(NewConnection made) {
        String given = made.label();
        String name = made.account().displayName();
        String label = given != null && !given.isBlank()
                ? given
                : name.isEmpty() ? made.connector().name() : name;
        return label.substring(0, Math.min(label.length(), LONGEST_LABEL));
    }
}
