package dev.patchbay.connection;

import dev.patchbay.id.ConnectionId;
import dev.patchbay.problem.Problem;

/** What can be wrong with a connection that somebody wants to use. */
public final class ConnectionProblems {

    private ConnectionProblems() {}

    /** The app no longer accepts its credentials. */
    public static final class NeedsReauth extends Problem {
        private final ConnectionId connection;

        NeedsReauth(ConnectionId connection) {
            super(
                    Kind.CONFLICT,
                    "connection_needs_reauth",
                    "The app no longer accepts this connection; its person must authorize it again.");
            this.connection = connection;
        }

        public ConnectionId connection() {
            return connection;
        }
    }

    /** It waits for {@code POST /connections/{id}/confirm}. */
    public static final class Pending extends Problem {
        Pending() {
            super(
                    Kind.CONFLICT,
                    "connection_pending",
                    "Confirm this connection first; it waits for your backend's word.");
        }
    }

    public static final class Disabled extends Problem {
        Disabled() {
            super(Kind.CONFLICT, "connection_disabled", "This connection is switched off.");
        }
    }

    /** It was named again and again while it was to be erased. */
    public static final class TenantInUse extends Problem {
        TenantInUse() {
            super(
                    Kind.CONFLICT,
                    "tenant_in_use",
                    "New sessions or connections were made for this tenant meanwhile. Stop making them, then erase it again.");
        }
    }

    /** What must be sent, or where, depends on a value that it does not have, or that does not fit its place. */
    public static final class ValueMissing extends Problem {
        public ValueMissing(String app) {
            super(
                    Kind.CONFLICT,
                    "connection_value_missing",
                    "A value that " + app
                            + " needs is missing from this connection or does not fit. Connect it again.");
        }
    }

    /** Its credentials have ended and the app cannot renew them just now. */
    public static final class RefreshUnavailable extends Problem {
        RefreshUnavailable(String message) {
            super(Kind.UNAVAILABLE, "refresh_unavailable", message);
        }
    }

    /** The app did not accept what the person entered or authorized. */
    public static final class CredentialsRefused extends Problem {
        public CredentialsRefused(String message) {
            super(Kind.INVALID, "credentials_refused", message);
        }
    }

    /** The app could not be asked whether the credentials work. */
    public static final class VerificationUnavailable extends Problem {
        public VerificationUnavailable(String message) {
            super(Kind.UPSTREAM, "verification_unavailable", message);
        }
    }

    /** A connection was authorized again, but for somebody else's account. */
    public static final class OtherAccount extends Problem {
        OtherAccount() {
            super(
                    Kind.CONFLICT,
                    "other_account",
                    "That is a different account than the one connected before. Sign in to the app with the first one.");
        }
    }

    /** A connector cannot go while connections use it. */
    public static final class ConnectorInUse extends Problem {
        ConnectorInUse() {
            super(Kind.CONFLICT, "connector_in_use", "Delete this connector's connections first.");
        }
    }
}
