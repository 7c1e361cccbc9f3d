package dev.patchbay.connect;

import dev.patchbay.id.ConnectionId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the SaaS's backend asks for.
 *
 * @param allowAccountChange whether {@code connection} may be authorized again with another account than before
 * @param scopes by the connector's slug; a connector that is not named asks for its own
 * @param expiresIn 60 to 3600 seconds
 */
public record NewConnectSession(
        String tenantId,
        @Nullable String tenantName,
        @Nullable EndUser endUser,
        List<String> connectors,
        @Nullable ConnectionId connection,
        boolean allowAccountChange,
        Map<String, ScopeChoice> scopes,
        List<String> allowedOrigins,
        @Nullable String returnUrl,
        @Nullable String locale,
        Map<String, String> theme,
        Map<String, String> tags,
        ConnectSession.Completion completion,
        Duration expiresIn) {

    public static final Duration USUAL_LIFE = Duration.ofMinutes(30);

    /** A session that keeps a connection to the account that it is for. */
    public NewConnectSession(
            String tenantId,
            @Nullable String tenantName,
            @Nullable EndUser endUser,
            List<String> connectors,
            @Nullable ConnectionId connection,
            List<String> allowedOrigins,
            @Nullable String returnUrl,
            @Nullable String locale,
            Map<String, String> theme,
            Map<String, String> tags,
            ConnectSession.Completion completion,
            Duration expiresIn) {
        this(
                tenantId,
                tenantName,
                endUser,
                connectors,
                connection,
                false,
                Map.of(),
                allowedOrigins,
                returnUrl,
                locale,
                theme,
                tags,
                completion,
                expiresIn);
    }

    /** A session for this tenant with everything else as usual. */
    public static NewConnectSession of(String tenantId, String tenantName) {
        return new NewConnectSession(
                tenantId,
                tenantName,
                null,
                List.of(),
                null,
                false,
                Map.of(),
                List.of(),
                null,
                null,
                Map.of(),
                Map.of(),
                ConnectSession.Completion.WIDGET,
                USUAL_LIFE);
    }

    /** The same, limited to these connectors. */
    public NewConnectSession limitedTo(List<String> slugs) {
        return new NewConnectSession(
                tenantId,
                tenantName,
                endUser,
                slugs,
                connection,
                allowAccountChange,
                scopes,
                allowedOrigins,
                returnUrl,
                locale,
                theme,
                tags,
                completion,
                expiresIn);
    }

    /** The same, to be embedded by pages of these origins only. */
    public NewConnectSession embeddedBy(List<String> origins) {
        return new NewConnectSession(
                tenantId,
                tenantName,
                endUser,
                connectors,
                connection,
                allowAccountChange,
                scopes,
                origins,
                returnUrl,
                locale,
                theme,
                tags,
                completion,
                expiresIn);
    }
}
