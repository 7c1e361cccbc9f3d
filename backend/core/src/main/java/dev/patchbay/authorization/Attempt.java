package dev.patchbay.authorization;

import dev.patchbay.connector.AuthMethod;
import dev.patchbay.connector.OAuth2;
import dev.patchbay.id.AttemptId;
import dev.patchbay.id.ConnectSessionId;
import dev.patchbay.id.ConnectionId;
import dev.patchbay.id.ConnectorId;
import dev.patchbay.id.EnvironmentId;
import dev.patchbay.id.OrganizationId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One try of an end user to connect one connector by one auth method. It is the record that the widget reads, whatever
 * became of popups, pages and servers in between.
 *
 * @param reauthorizes the connection that gets new credentials, when none is to be added
 * @param method the auth method as it was when the person departed, its addresses filled: its endpoints bind the rest of the attempt
 * @param connection what it led to
 * @param departedAt when the person was sent to the app
 */
public record Attempt(
        AttemptId id,
        OrganizationId organization,
        EnvironmentId environment,
        ConnectSessionId session,
        ConnectorId connector,
        String methodKey,
        @Nullable ConnectionId reauthorizes,
        Phase phase,
        @Nullable AuthMethod method,
        @Nullable String redirectUri,
        @Nullable ConnectionId connection,
        @Nullable Failure failure,
        Instant createdAt,
        @Nullable Instant departedAt,
        Instant updatedAt) {

    /** How far it came. */
    public enum Phase {
        /** Offered; nothing has happened. */
        OFFERED,
        /** The person is at the app. */
        DEPARTED,
        /** Patchbay exchanges the code, or tries what was entered. */
        VERIFYING,
        SUCCEEDED,
        FAILED
    }

    /**
     * Why it failed.
     *
     * @param code stable, for the host page's {@code onError}
     * @param message one sentence that tells the person what to do
     * @param detail for whoever helps them; never a secret
     */
    public record Failure(
            String code, String message, @Nullable String detail) {}

    /** Whether the person enters a code at the app, in whatever browser they like. */
    public boolean isByCode() {
        return method instanceof OAuth2 oauth2 && oauth2.grant() == OAuth2.Grant.DEVICE_CODE;
    }

    public boolean isOver() {
        return phase == Phase.SUCCEEDED || phase == Phase.FAILED;
    }
}
