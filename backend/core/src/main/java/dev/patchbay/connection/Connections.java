package dev.patchbay.connection;

import dev.patchbay.connect.WidgetScope;
import dev.patchbay.connection.ConnectionProblems.CredentialsRefused;
import dev.patchbay.connection.ConnectionProblems.NeedsReauth;
import dev.patchbay.connection.ConnectionProblems.OtherAccount;
import dev.patchbay.connection.ConnectionProblems.VerificationUnavailable;
import dev.patchbay.connection.Credentials.OAuth2Tokens;
import dev.patchbay.connector.AuthMethod;
import dev.patchbay.connector.Connector;
import dev.patchbay.connector.Connectors;
import dev.patchbay.connector.OAuth2;
import dev.patchbay.id.ConnectSessionId;
import dev.patchbay.id.ConnectionId;
import dev.patchbay.id.ConnectorId;
import dev.patchbay.id.TenantId;
import dev.patchbay.organization.Permission;
import dev.patchbay.organization.Scope;
import dev.patchbay.page.Page;
import dev.patchbay.page.PageRequest;
import dev.patchbay.problem.FieldErrors;
import dev.patchbay.problem.InvalidInput;
import dev.patchbay.problem.NotFound;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** The connections of a scope. Everything here answers for that scope alone. */
@Service
public class Connections {

    private static final int LONGEST_LABEL = 200;

    private final ConnectionTable table;
    private final CredentialsSeal seal;
    private final Verifying verifying;
    private final FreshCredentials fresh;
    private final TokenRevoker revoker;
    private final Connectors connectors;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Connections(
            ConnectionTable table,
            CredentialsSeal seal,
            Verifying verifying,
            FreshCredentials fresh,
            TokenRevoker revoker,
            Connectors connectors,
            TransactionTemplate transaction,
            Clock clock) {
        this.table = table;
        this.seal = seal;
        this.verifying = verifying;
        this.fresh = fresh;
        this.revoker = revoker;
        this.connectors = connectors;
        this.transaction = transaction;
        this.clock = clock;
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
        connectors.pinForUse(scope, made.connector());
        Connection connection = connection(scope, ConnectionId.next(), made, clock.instant(), null);
        table.insert(connection, seal.seal(connection, made.credentials()));
        return connection;
    }

    /**
     * Gives an existing connection of the widget's tenant new credentials; its id, label and tags stay.
     *
     * @throws OtherAccount when the app says that they are of somebody else
     */
    @Transactional
    public Connection reauthorize(WidgetScope widget, ConnectionId id, NewConnection made) {
        Connection before = get(widget, id);
        if (!before.connector().equals(made.connector().id())) {
            throw new NotFound("connection");
        }
        if (before.account().contradicts(made.account())) {
            throw new OtherAccount();
        }
        Connection after = connection(widget.scope(), id, made, clock.instant(), before);
        table.update(after, seal.seal(after, made.credentials()));
        return get(widget.scope(), id);
    }

    /**
     * Takes credentials that were obtained elsewhere.
     *
     * @throws CredentialsRefused when they are to be verified and the app says no
     * @throws VerificationUnavailable when they are to be verified and the app could not be asked
     */
    public Connection importExisting(Scope scope, NewConnection brought, boolean verify) {
        scope.require(Permission.CONNECTIONS_WRITE);
        if (verify && fresh.mustRefresh(brought.method(), brought.credentials())) {
            return importRefreshed(scope, brought);
        }
        NewConnection known = verify ? verifying.before(scope, brought) : brought;
        return store(scope, known);
    }

    /** A refresh may spend the token that was brought: its successor must have a row to be stored in before the app is asked. */
    private Connection importRefreshed(Scope scope, NewConnection brought) {
        ConnectionId id = store(scope, brought).id();
        try {
            return verifying.now(scope, id);
        } catch (VerificationUnavailable e) {
            return get(scope, id);
        } catch (RuntimeException e) {
            transaction.executeWithoutResult(status -> table.delete(scope.environment(), id));
            throw e instanceof NeedsReauth ? new CredentialsRefused("The app does not accept this refresh token.") : e;
        }
    }

    private Connection store(Scope scope, NewConnection made) {
        return Objects.requireNonNull(transaction.execute(status -> establish(scope, made)));
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

    /** Changes what people call it and what the SaaS notes of it; an absent part stays. */
    @Transactional
    public Connection edit(Scope scope, ConnectionId id, @Nullable String label, @Nullable Map<String, String> tags) {
        scope.require(Permission.CONNECTIONS_WRITE);
        Connection connection = get(scope, id);
        checkEdit(label, tags);
        if (label != null) {
            table.updateLabel(connection, label.strip(), clock.instant());
        }
        if (tags != null) {
            table.replaceTags(connection, tags);
        }
        return get(scope, id);
    }

    /** @throws InvalidInput naming {@code label} */
    @Transactional
    public Connection rename(WidgetScope widget, ConnectionId id, String label) {
        return edit(widget.scope(), get(widget, id).id(), label, null);
    }

    /** Switches a pending connection on, by the word of the SaaS's backend. */
    @Transactional
    public Connection confirm(Scope scope, ConnectionId id, String endUserId) {
        scope.require(Permission.CONNECTIONS_WRITE);
        StoredCredentials stored = stored(scope, id);
        Connection connection = stored.connection();
        boolean same = connection.endUser() != null && connection.endUser().id().equals(endUserId);
        if (!same) {
            throw new InvalidInput("end_user.id", "mismatch", "Another end user made this connection.");
        }
        table.updateStatus(stored, connection.confirmed(clock.instant()));
        return get(scope, id);
    }

    /** Deletes here whatever the app answers, after asking it to void the grant. */
    public Deletion delete(Scope scope, ConnectionId id) {
        scope.require(Permission.CONNECTIONS_WRITE);
        StoredCredentials stored = stored(scope, id);
        TokenRevoker.Outcome outcome = revoke(scope, stored);
        transaction.executeWithoutResult(status -> table.delete(scope.environment(), id));
        return new Deletion(id, outcome);
    }

    /** As {@link #delete(Scope, ConnectionId)}, for the widget's own tenant. */
    public Deletion delete(WidgetScope widget, ConnectionId id) {
        return delete(widget.scope(), get(widget, id).id());
    }

    private StoredCredentials stored(Scope scope, ConnectionId id) {
        return table.findWithCredentials(scope.environment(), id).orElseThrow(() -> new NotFound("connection"));
    }

    private TokenRevoker.Outcome revoke(Scope scope, StoredCredentials stored) {
        Connection connection = stored.connection();
        Connector connector = connectors.inUse(connection.organization(), connection.connector());
        Optional<AuthMethod> method = connector.definition().method(connection.authMethod());
        if (method.isPresent()
                && method.get() instanceof OAuth2 oauth2
                && seal.open(stored) instanceof OAuth2Tokens tokens) {
            return revoker.revoke(scope, connector, oauth2, tokens, connection.values());
        }
        return TokenRevoker.Outcome.NOT_SUPPORTED;
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

    private static void checkEdit(@Nullable String label, @Nullable Map<String, String> tags) {
        FieldErrors errors = new FieldErrors();
        if (label != null
                && (label.isBlank()
                        || label.length() > LONGEST_LABEL
                        || label.chars().anyMatch(Character::isISOControl))) {
            errors.add("label", "length", "Use 1 to " + LONGEST_LABEL + " characters on one line.");
        }
        if (tags != null) {
            Tags.check(tags, errors);
        }
        errors.throwIfAny();
    }
}
