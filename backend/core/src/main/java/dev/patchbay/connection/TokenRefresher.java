package dev.patchbay.connection;

import dev.patchbay.connection.Credentials.OAuth2Tokens;
import dev.patchbay.connector.Connector;
import dev.patchbay.connector.OAuth2;
import dev.patchbay.organization.Scope;

/** Exchanges a refresh token once; the authorization flows provide it. It neither stores nor retries. */
public interface TokenRefresher {

    /** What came of one exchange. */
    sealed interface Outcome {}

    /** New tokens; without a new refresh token among them the old one goes on. */
    record Refreshed(OAuth2Tokens tokens) implements Outcome {}

    /** The app says that this refresh token will never work again (RFC 6749, section 5.2). */
    record Rejected(String code, String message) implements Outcome {}

    /** A fault that may pass: no answer, an error of the server, too many calls, an answer that makes no sense. */
    record Failed(String code, String message) implements Outcome {}

    Outcome refresh(Scope scope, Connector connector, OAuth2 method, OAuth2Tokens tokens);
}
