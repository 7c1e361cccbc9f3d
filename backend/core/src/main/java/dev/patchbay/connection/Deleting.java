package dev.patchbay.connection;

import dev.patchbay.id.ConnectionId;
import dev.patchbay.organization.Scope;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Deletes connections here at once, and then the grant at the app as far as the app lets it. */
@Component
class Deleting {

    private final ConnectionChanges changes;
    private final Revocations revocations;
    private final TransactionTemplate transaction;

    Deleting(ConnectionChanges changes, Revocations revocations, TransactionTemplate transaction) {
        this.changes = changes;
        this.revocations = revocations;
        this.transaction = transaction;
    }

    /** @throws dev.patchbay.problem.NotFound when the scope has no such connection, or another call deleted it first */
    Deletion delete(Scope scope, ConnectionId id) {
        return new Deletion(
                id, deleteHere(scope, id).map(revocations::attempt).orElse(Deletion.Revocation.NOT_SUPPORTED));
    }

    /** As {@link #delete}, but the app is asked in the background. */
    Deletion deleteWithoutWaiting(Scope scope, ConnectionId id) {
        return new Deletion(
                id,
                deleteHere(scope, id).isPresent() ? Deletion.Revocation.SCHEDULED : Deletion.Revocation.NOT_SUPPORTED);
    }

    private Optional<PendingRevocation> deleteHere(Scope scope, ConnectionId id) {
        return Objects.requireNonNull(transaction.execute(status -> {
            StoredCredentials last = changes.take(scope.environment(), id);
            changes.delete(scope.environment(), id, scope.actor());
            return revocations.note(last.connection(), last.sealed());
        }));
    }
}
