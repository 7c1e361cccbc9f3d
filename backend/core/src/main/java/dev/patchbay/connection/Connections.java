package dev.patchbay.connection;

import dev.patchbay.connect.WidgetScope;
import dev.patchbay.connection.ConnectionProblems.CredentialsRefused;
import dev.patchbay.connection.ConnectionProblems.OtherAccount;
import dev.patchbay.connection.ConnectionProblems.VerificationUnavailable;
import dev.patchbay.id.ConnectSessionId;
import dev.patchbay.id.ConnectionId;
import dev.patchbay.id.ConnectorId;
import dev.patchbay.id.TenantId;
import dev.patchbay.organization.Permission;
import dev.patchbay.organization.Scope;
import dev.patchbay.page.Page;
import dev.patchbay.page.PageRequest;
import dev.patchbay.problem.NotFound;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The connections of a scope. Everything here answers for that scope alone. */
@Service
public class Connections {

    private final ConnectionTable table;
    private final Editing editing;
    private final Establishing establishing;
    private final Importing importing;
    private final Deleting deleting;
    private final Verifying verifying;

    Connections(
            ConnectionTable table,
            Editing editing,
            Establishing establishing,
            Importing importing,
            Deleting deleting,
            Verifying verifying) {
        this.table = table;
        this.editing = editing;
        this.establishing = establishing;
        this.importing = importing;
        this.deleting = deleting;
        this.verifying = verifying;
    }

    /** Newest first. */
    public Page<Connection> list(Scope scope, ConnectionFilter filter, PageRequest page) {
        scope.require(Permission.CONNECTIONS_READ);
        return Page.of(table.list(scope.environment(), filter, page), page, Connection::id);
    }

    /** Which of these connectors the scope's environment has connections of. */
    public Set<ConnectorId> connected(Scope scope, Collection<ConnectorId> connectors) {
        scope.require(Permission.CONNECTIONS_READ);
        return connectors.isEmpty() ? Set.of() : table.connected(scope.environment(), connectors);
    }

    /** What a connect session led to, for who may open sessions; at most a hundred. */
    public List<ConnectionId> madeIn(Scope scope, ConnectSessionId session) {
        scope.require(Permission.CONNECT_SESSIONS_WRITE);
        return table.list(scope.environment(), ConnectionFilter.madeIn(session), PageRequest.first(100)).stream()
                .map(Connection::id)
                .toList();
    }

    /** Whether a connect session for this tenant may be for this connection. */
    public boolean isOf(Scope scope, ConnectionId id, TenantId tenant) {
        scope.require(Permission.CONNECT_SESSIONS_WRITE);
        return table.find(scope.environment(), id)
                .filter(connection -> connection.tenant().equals(tenant))
                .isPresent();
    }

    /** Those of the widget's own tenant, newest first. */
    public Page<Connection> list(WidgetScope widget, PageRequest page) {
        return list(widget.scope(), ConnectionFilter.ofTenant(widget.tenantId()), page);
    }

    public Optional<Connection> find(Scope scope, ConnectionId id) {
        scope.require(Permission.CONNECTIONS_READ);
        return table.find(scope.environment(), id);
    }

    /** @throws NotFound when the scope has no such connection */
    public Connection get(Scope scope, ConnectionId id) {
        return find(scope, id).orElseThrow(() -> new NotFound("connection"));
    }

    /** @throws NotFound when the connection is not the widget's tenant's */
    public Connection get(WidgetScope widget, ConnectionId id) {
        return find(widget.scope(), id)
                .filter(c -> c.tenant().equals(widget.tenantId()))
                .orElseThrow(() -> new NotFound("connection"));
    }

    /** Stores what a flow obtained, in the caller's transaction. */
    @Transactional
    public Connection establish(Scope scope, NewConnection made) {
        scope.require(Permission.CONNECTIONS_WRITE);
        return establishing.establish(scope, made);
    }

    /**
     * Gives an existing connection of the widget's tenant new credentials; its id, label and tags stay.
     *
     * @throws OtherAccount when the app says that they are of somebody else, and the session does not allow that
     */
    @Transactional
    public Connection reauthorize(WidgetScope widget, ConnectionId id, NewConnection made) {
        if (!get(widget, id).connector().equals(made.connector().id())) {
            throw new NotFound("connection");
        }
        return establishing.reauthorize(widget, id, made);
    }

    /**
     * Takes credentials that were obtained elsewhere.
     *
     * @throws CredentialsRefused when they are to be verified and the app says no
     * @throws VerificationUnavailable when they are to be verified and the app could not be asked
     */
    public Connection importExisting(Scope scope, NewConnection brought, boolean verify) {
        scope.require(Permission.CONNECTIONS_WRITE);
        return importing.take(scope, brought, verify);
    }

    /**
     * Proves the connection's credentials by the connector's call, now.
     *
     * @throws CredentialsRefused when the app says no; the connection then needs its person
     * @throws VerificationUnavailable when the app could not be asked
     */
    public Connection verify(Scope scope, ConnectionId id) {
        scope.require(Permission.CONNECTIONS_WRITE);
        return verifying.now(scope, id);
    }

    /** As {@link #edit(Scope, ConnectionId, ConnectionEdit)}, for label and tags. */
    @Transactional
    public Connection edit(Scope scope, ConnectionId id, @Nullable String label, @Nullable Map<String, String> tags) {
        return edit(scope, id, new ConnectionEdit(label, tags, null));
    }

    /** @throws dev.patchbay.problem.InvalidInput naming each wrong part */
    @Transactional
    public Connection edit(Scope scope, ConnectionId id, ConnectionEdit edit) {
        scope.require(Permission.CONNECTIONS_WRITE);
        return editing.edit(scope, id, edit);
    }

    /** @throws dev.patchbay.problem.InvalidInput naming {@code label} */
    @Transactional
    public Connection rename(WidgetScope widget, ConnectionId id, String label) {
        return edit(widget.scope(), get(widget, id).id(), label, null);
    }

    /** Switches a pending connection on, by the word of the SaaS's backend. */
    @Transactional
    public Connection confirm(Scope scope, ConnectionId id, String endUserId) {
        scope.require(Permission.CONNECTIONS_WRITE);
        return editing.confirm(scope, id, endUserId);
    }

    /** Deletes here whatever the app answers, after asking it to void the grant. */
    public Deletion delete(Scope scope, ConnectionId id) {
        scope.require(Permission.CONNECTIONS_WRITE);
        return deleting.delete(scope, id);
    }

    /** As {@link #delete(Scope, ConnectionId)}, for the widget's own tenant. */
    public Deletion delete(WidgetScope widget, ConnectionId id) {
        return delete(widget.scope(), get(widget, id).id());
    }
}
