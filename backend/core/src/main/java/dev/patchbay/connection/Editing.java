package dev.patchbay.connection;

import dev.patchbay.connect.EndUser;
import dev.patchbay.id.ConnectionId;
import dev.patchbay.organization.Scope;
import dev.patchbay.problem.FieldErrors;
import dev.patchbay.problem.InvalidInput;
import dev.patchbay.problem.NotFound;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the SaaS and its people say about a connection, whatever its app thinks. */
@Component
class Editing {

    private final ConnectionTable table;
    private final ConnectionChanges changes;
    private final Clock clock;

    Editing(ConnectionTable table, ConnectionChanges changes, Clock clock) {
        this.table = table;
        this.changes = changes;
        this.clock = clock;
    }

    /** All of it is one change. */
    @Transactional
    Connection edit(Scope scope, ConnectionId id, ConnectionEdit edit) {
        StoredCredentials stored = changes.take(scope.environment(), id);
        check(edit);
        Connection before = get(scope, id);
        Instant now = clock.instant();
        String label = edit.label();
        boolean differs = label != null && !label.strip().equals(before.label());
        if (label != null && differs) {
            table.updateLabel(before, label.strip(), now);
        }
        Map<String, String> tags = edit.tags();
        if (tags != null && !tags.equals(before.tags())) {
            table.replaceTags(before, tags, now);
            differs = true;
        }
        Connection after = switched(before, edit.disabled(), now);
        if (after.status() != before.status()) {
            table.updateState(after, NextVisit.after(before, after, stored.dueAt(), now));
            differs = true;
        }
        if (differs) {
            changes.tell(ConnectionEvent.Type.UPDATED, before, scope.actor());
        }
        return get(scope, id);
    }

    /** Switches a pending connection on, by the word of the SaaS's backend. */
    @Transactional
    Connection confirm(Scope scope, ConnectionId id, String endUserId) {
        StoredCredentials stored = changes.take(scope.environment(), id);
        EndUser endUser = stored.connection().endUser();
        if (endUser == null || !endUser.id().equals(endUserId)) {
            throw new InvalidInput("end_user.id", "mismatch", "Another end user made this connection.");
        }
        changes.move(stored, scope.actor(), c -> c.confirmed(clock.instant()));
        return get(scope, id);
    }

    private Connection get(Scope scope, ConnectionId id) {
        return table.find(scope.environment(), id).orElseThrow(() -> new NotFound("connection"));
    }

    private static Connection switched(Connection connection, @Nullable Boolean off, Instant now) {
        if (off == null) {
            return connection;
        }
        return off ? connection.disabled(now) : connection.enabled(now);
    }

    private static void check(ConnectionEdit edit) {
        FieldErrors errors = new FieldErrors();
        String label = edit.label();
        if (label != null
                && (label.isBlank()
                        || label.length() > Establishing.LONGEST_LABEL
                        || label.chars().anyMatch(Character::isISOControl))) {
            errors.add("label", "length", "Use 1 to " + Establishing.LONGEST_LABEL + " characters on one line.");
        }
        if (edit.tags() != null) {
            Tags.check(edit.tags(), errors);
        }
        errors.throwIfAny();
    }
}
