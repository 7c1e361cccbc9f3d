package dev.patchbay.connection;

import dev.patchbay.connection.Credentials.OAuth2Tokens;
import dev.patchbay.connector.AuthMethod;
import dev.patchbay.connector.Connector;
import dev.patchbay.connector.Connectors;
import dev.patchbay.connector.OAuth2;
import dev.patchbay.id.ConnectionId;
import dev.patchbay.organization.Scope;
import dev.patchbay.problem.NotFound;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Deletes connections, and the grant at the app as far as the app lets it. */
@Component
class Deleting {

    private final ConnectionTable table;
    private final ConnectionChanges changes;
    private final CredentialsSeal seal;
    private final TokenRevoker revoker;
    private final Connectors connectors;
    private final TransactionTemplate transaction;

    Deleting(
            ConnectionTable table,
            ConnectionChanges changes,
            CredentialsSeal seal,
            TokenRevoker revoker,
            Connectors connectors,
            TransactionTemplate transaction) {
        this.table = table;
        this.changes = changes;
        this.seal = seal;
        this.revoker = revoker;
        this.connectors = connectors;
        this.transaction = transaction;
    }

    /** @throws NotFound when the scope has no such connection, or another call deletes it at this moment */
    Deletion delete(Scope scope, ConnectionId id) {
        StoredCredentials stored =
                table.findWithCredentials(scope.environment(), id).orElseThrow(() -> new NotFound("connection"));
        TokenRevoker.Outcome outcome = revoke(scope, stored);
        transaction.executeWithoutResult(status -> changes.delete(scope.environment(), id, scope.actor()));
        return new Deletion(id, outcome);
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
}
