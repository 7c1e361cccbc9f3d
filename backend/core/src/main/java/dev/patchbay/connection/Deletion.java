package dev.patchbay.connection;

import dev.patchbay.id.ConnectionId;

/** What deleting a connection did: here it is gone in any case. */
public record Deletion(ConnectionId id, Revocation atProvider) {

    /** What is known of the grant at the app. */
    public enum Revocation {
        /** The app confirmed that the tokens are void. */
        REVOKED,
        /** The app has no way to say so; the person can remove the grant in their account there. */
        NOT_SUPPORTED,
        /** The app refused; the person can remove the grant in their account there. */
        FAILED,
        /** The app did not answer just now; it is asked again by itself, for three days. */
        SCHEDULED
    }
}
