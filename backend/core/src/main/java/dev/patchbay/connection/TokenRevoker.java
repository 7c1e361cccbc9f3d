package dev.patchbay.connection;

import dev.patchbay.connection.Credentials.OAuth2Tokens;
import dev.patchbay.connector.Connector;
import dev.patchbay.connector.OAuth2;
import dev.patchbay.organization.Scope;
import java.util.Map;

/** Ends tokens at the app (RFC 7009); the authorization flows provide it. */
public interface TokenRevoker {

    /** What is now known of the grant at the app. */
    enum Outcome {
        /** The app confirmed that the tokens are void. */
        REVOKED,
        /** The app has no way to say so; the person can remove the grant in their account there. */
        NOT_SUPPORTED,
        /** The app refused; asking again does not help. */
        FAILED,
        /** The app did not answer, or with a fault of its own; the same request may succeed later. */
        UNAVAILABLE
    }

    Outcome revoke(Scope scope, Connector connector, OAuth2 method, OAuth2Tokens tokens, Map<String, String> values);
}
