package dev.patchbay.connector;

import dev.patchbay.vault.Secret;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A connector as its author wants it, checked by {@link ConnectorRules} when it is saved.
 *
 * @param slug generated from the name when absent
 * @param clients by key of the auth method; a method without an entry keeps what it has
 */
public record ConnectorInput(
        String name,
        @Nullable String slug,
        String description,
        String domain,
        Visibility visibility,
        @Nullable String iconUrl,
        List<String> categories,
        Definition definition,
        Map<String, ClientInput> clients) {

    /** Client credentials as they are entered; an absent part keeps what is stored. */
    public record ClientInput(
            @Nullable String clientId, @Nullable Secret secret) {

        /** What calls to a custom method's remote handler are signed with; an empty one takes it away. */
        public static ClientInput ofHandler(Secret secret) {
            return new ClientInput(secret.value().isEmpty() ? "" : "handler", secret);
        }
    }
}
