package dev.patchbay.connection;

import dev.patchbay.connection.ConnectionProblems.CredentialsRefused;
import dev.patchbay.connection.ConnectionProblems.NeedsReauth;
import dev.patchbay.connection.ConnectionProblems.VerificationUnavailable;
import dev.patchbay.id.ConnectionId;
import dev.patchbay.organization.Scope;
import dev.patchbay.problem.NotFound;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes credentials that were obtained elsewhere. */
@Component
class Importing {

    private final ConnectionTable table;
    private final ConnectionChanges changes;
    private final Establishing establishing;
    private final Verifying verifying;
    private final FreshCredentials fresh;
    private final TransactionTemplate transaction;

    Importing(
            ConnectionTable table,
            ConnectionChanges changes,
            Establishing establishing,
            Verifying verifying,
            FreshCredentials fresh,
            TransactionTemplate transaction) {
        this.table = table;
        this.changes = changes;
        this.establishing = establishing;
        this.verifying = verifying;
        this.fresh = fresh;
        this.transaction = transaction;
    }

    /** As {@link Connections#importExisting}. */
    Connection take(Scope scope, NewConnection brought, boolean verify) {
        if (verify && fresh.mustRefresh(brought.method(), brought.credentials())) {
            return refreshed(scope, brought);
        }
        return establishing.establish(scope, verify ? verifying.before(scope, brought) : brought);
    }

    /** A refresh may spend the token that was brought: its successor must have a row to be stored in before the app is asked. */
    private Connection refreshed(Scope scope, NewConnection brought) {
        ConnectionId id = establishing.establish(scope, brought).id();
        try {
            return verifying.now(scope, id);
        } catch (VerificationUnavailable e) {
            return table.find(scope.environment(), id).orElseThrow(() -> new NotFound("connection"));
        } catch (RuntimeException e) {
            transaction.executeWithoutResult(status -> changes.delete(scope.environment(), id, scope.actor()));
            throw e instanceof NeedsReauth ? new CredentialsRefused("The app does not accept this refresh token.") : e;
        }
    }
}
