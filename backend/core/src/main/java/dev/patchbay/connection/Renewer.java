package dev.patchbay.connection;

import dev.patchbay.connector.AuthMethod;
import dev.patchbay.connector.Connector;
import dev.patchbay.organization.Scope;
import java.util.Map;

/** Obtains credentials anew without their person, once; the authorization flows provide it. It neither stores nor retries. */
public interface Renewer {

    /** What came of one exchange. */
    sealed interface Outcome {}

    /** New credentials; tokens without a new refresh token among them go on with the old one. */
    record Refreshed(Credentials credentials) implements Outcome {}

    /** The app says that it will never work again (RFC 6749, section 5.2). */
    record Rejected(String code, String message) implements Outcome {}

    /** A fault that may pass: no answer, an error of the server, too many calls, an answer that makes no sense. */
    record Failed(String code, String message) implements Outcome {}

    Outcome renew(
            Scope scope, Connector connector, AuthMethod method, Credentials credentials, Map<String, String> values);
}
