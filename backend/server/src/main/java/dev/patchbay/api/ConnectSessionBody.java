package dev.patchbay.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.patchbay.connect.ConnectSession.Completion;
import dev.patchbay.connect.EndUser;
import dev.patchbay.connect.NewConnectSession;
import dev.patchbay.connect.ScopeChoice;
import dev.patchbay.id.ConnectionId;
import dev.patchbay.problem.InvalidInput;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the SaaS's backend asks for when its page is about to open the widget.
 *
 * @param allowAccountChange whether the connection may be authorized again with another account; {@code false} when left out
 * @param scopes by the connector's slug: what this session asks for, out of what the connector declares
 * @param expiresIn seconds until the token ends, 60 to 3600
 */
public record ConnectSessionBody(
        @Nullable TenantBody tenant,
        @Nullable EndUserBody endUser,
        @Nullable List<@Nullable String> connectors,
        @Nullable String connectionId,
        @Nullable Boolean allowAccountChange,
        @Nullable Map<String, @Nullable ScopesBody> scopes,
        @Nullable List<@Nullable String> allowedOrigins,
        @Nullable String returnUrl,
        @Nullable String locale,
        @Nullable Map<String, @Nullable String> theme,
        @Nullable Map<String, @Nullable String> tags,
        @Nullable Long expiresIn,
        @Nullable CompletionBody completion) {

    /** Who is connected. */
    public record TenantBody(@Nullable String id, @Nullable String name) {}

    /** Scopes of one connector, out of those that it declares. */
    public record ScopesBody(
            @Nullable List<@Nullable String> required,
            @Nullable List<@Nullable String> optional) {}

    /** Who sits in front of the widget. */
    public record EndUserBody(
            @Nullable String id,
            @Nullable String email,
            @Nullable String name) {}

    public enum CompletionBody {
        @JsonProperty("widget")
        WIDGET,
        @JsonProperty("host")
        HOST
    }

    NewConnectSession request() {
        String tenantId = tenant == null ? null : tenant.id();
        if (tenant == null || tenantId == null) {
            throw new InvalidInput("tenant.id", "required", "Name the tenant by your own id for it.");
        }
        if (endUser != null && endUser.id() == null) {
            throw new InvalidInput("end_user.id", "required", "Name the end user by your own id for them.");
        }
        return new NewConnectSession(
                tenantId,
                tenant.name(),
                endUser == null ? null : new EndUser(String.valueOf(endUser.id()), endUser.email(), endUser.name()),
                Inputs.texts("connectors", connectors),
                connectionId == null ? null : connection(connectionId),
                Boolean.TRUE.equals(allowAccountChange),
                choices(),
                Inputs.texts("allowed_origins", allowedOrigins),
                returnUrl,
                locale,
                Inputs.map("theme", theme),
                Inputs.map("tags", tags),
                completion == CompletionBody.HOST ? Completion.HOST : Completion.WIDGET,
                expiresIn == null ? NewConnectSession.USUAL_LIFE : Duration.ofSeconds(expiresIn));
    }

    private Map<String, ScopeChoice> choices() {
        Map<String, ScopeChoice> choices = new HashMap<>();
        if (scopes != null) {
            scopes.forEach((slug, body) -> {
                if (body == null) {
                    throw new InvalidInput(
                            "scopes." + slug, "type", "Give an object with required or optional scopes.");
                }
                choices.put(
                        slug,
                        new ScopeChoice(
                                Inputs.texts("scopes." + slug + ".required", body.required()),
                                Inputs.texts("scopes." + slug + ".optional", body.optional())));
            });
        }
        return choices;
    }

    private static ConnectionId connection(String text) {
        return ConnectionId.parse(text)
                .orElseThrow(() -> new InvalidInput("connection_id", "id", "Use an id such as conn_01…"));
    }
}
