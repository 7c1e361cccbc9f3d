package dev.patchbay.connection;

import dev.patchbay.connector.AuthMethod;
import dev.patchbay.connector.Connector;
import dev.patchbay.id.ConnectionId;
import dev.patchbay.id.TenantId;
import dev.patchbay.organization.Scope;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Obtains credentials anew without their person, once; the authorization flows provide it. It neither stores nor retries. */
public interface Renewer {

    /** What came of one exchange. */
    sealed interface Outcome {}

    /**
     * New credentials; tokens without a new refresh token among them go on with the old one.
     *
     * @param told values that the app told beside them
     */
    record Refreshed(Credentials credentials, Map<String, String> told) implements Outcome {

        public Refreshed(Credentials credentials) {
            this(credentials, Map.of());
        }
    }

    /** The app says that it will never work again (RFC 6749, section 5.2); the message tells the person what to do. */
    record Rejected(String code, String message) implements Outcome {}

    /**
     * A fault that may pass: no answer, an error of the server, too many calls, an answer that makes no sense.
     *
     * @param ofProvider whether it is a fault of the app's server as such, which others will meet as well
     * @param retryAfter how long the app asked to be left alone; zero when it did not, and at most an hour
     */
    record Failed(String code, String message, boolean ofProvider, Duration retryAfter) implements Outcome {

        private static final Duration LONGEST_PLEA = Duration.ofHours(1);

        public Failed {
            retryAfter = retryAfter.compareTo(LONGEST_PLEA) < 0 ? retryAfter : LONGEST_PLEA;
        }

        public Failed(String code, String message) {
            this(code, message, false, Duration.ZERO);
        }
    }

    /**
     * Whose credentials they are.
     *
     * @param connection absent while it is being made
     */
    record Holder(TenantId tenant, @Nullable ConnectionId connection) {}

    Outcome renew(
            Scope scope,
            Holder holder,
            Connector connector,
            AuthMethod method,
            Credentials credentials,
            Map<String, String> values);
}
