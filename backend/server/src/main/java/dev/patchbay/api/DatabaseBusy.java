package dev.patchbay.api;

import dev.patchbay.problem.Problem;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;

/** The database took nothing: no connection to it was free in time, or it asked for another try. Nothing has been done. */
final class DatabaseBusy extends Problem {

    /** In seconds. */
    static final String RETRY_AFTER = "5";

    private DatabaseBusy(Throwable cause) {
        super(
                Kind.UNAVAILABLE,
                "database_busy",
                "Patchbay's database has no time at the moment. Try again in a few seconds.",
                cause);
    }

    /** That problem, when this is one of its causes; else the failure itself. */
    static RuntimeException or(RuntimeException failure) {
        return failure instanceof CannotGetJdbcConnectionException
                        || failure instanceof CannotCreateTransactionException
                        || failure instanceof TransientDataAccessException
                ? new DatabaseBusy(failure)
                : failure;
    }
}
