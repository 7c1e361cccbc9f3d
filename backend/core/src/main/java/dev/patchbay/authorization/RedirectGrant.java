package dev.patchbay.authorization;

import dev.patchbay.authorization.Attempt.Failure;
import dev.patchbay.connection.Credentials;
import dev.patchbay.connector.AuthMethod;
import dev.patchbay.connector.Connector;
import dev.patchbay.gateway.CallFailed;
import dev.patchbay.organization.Scope;
import dev.patchbay.vault.Secret;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one kind of grant does on the way through the app's screens. Browser, state and attempt are the {@link RedirectFlow}'s
 * matter: a grant sees an answer only after those have been checked.
 */
interface RedirectGrant {

    /** @throws CallFailed when the app has to be asked first and does not answer */
    Begun begin(Going going);

    /** @throws CallFailed when the app does not answer */
    Outcome finish(Coming coming);

    /**
     * An attempt that is about to leave.
     *
     * @param method as the connector has it, its templates not filled
     * @param state to be brought back by the callback
     */
    record Going(Scope scope, Connector connector, AuthMethod method, Answers.Given entered, String state) {

        @Override
        public String toString() {
            return "Going[" + connector.slug() + "]";
        }
    }

    /** Whether there is a way to the app. */
    sealed interface Begun {

        /**
         * @param method filled: its endpoints bind the rest of the attempt
         * @param redirectUri where the app sends the person back to; it belongs to the client
         * @param kept a secret that the callback's exchange will need
         */
        record Ready(
                AuthMethod method,
                String redirectUri,
                URI to,
                @Nullable Secret kept) implements Begun {}

        record Not(Failure failure) implements Begun {}
    }

    /** An attempt that has come back, in the browser that left. */
    record Coming(
            Scope scope,
            Connector connector,
            AuthMethod method,
            Answers.Given entered,
            String redirectUri,
            @Nullable Secret kept,
            RedirectFlow.Callback callback) {

        @Override
        public String toString() {
            return "Coming[" + connector.slug() + "]";
        }
    }

    /** What became of it. */
    sealed interface Outcome {

        /** @param values what is no secret of what was entered or told */
        record Obtained(Credentials credentials, Map<String, String> values) implements Outcome {}

        record Failed(Failure failure) implements Outcome {}
    }
}
