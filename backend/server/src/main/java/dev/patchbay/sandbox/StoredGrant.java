package dev.patchbay.sandbox;

import dev.patchbay.storage.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a person was asked for, and allowed. Its version counts the changes, so that two at once are noticed.
 *
 * @param accountId the person; null as long as nobody has entered the code of a device
 * @param byDevice whether it was asked for with a code to enter (RFC 8628)
 */
record StoredGrant(
        UUID id,
        long version,
        String clientId,
        @Nullable String accountId,
        String redirectUri,
        Set<String> requestedScopes,
        Set<String> authorizedScopes,
        @Nullable String clientState,
        String codeChallenge,
        boolean byDevice) {

    static StoredGrant read(ResultSet row, int number) throws SQLException {
        return new StoredGrant(
                Columns.uuid(row, "id"),
                row.getLong("version"),
                row.getString("client_id"),
                row.getString("account_id"),
                row.getString("redirect_uri"),
                scopes(row.getString("requested_scopes")),
                scopes(row.getString("authorized_scopes")),
                row.getString("client_state"),
                row.getString("code_challenge"),
                row.getBoolean("by_device"));
    }

    /** Whether the person has answered the consent page; entering a device's code is a change before that. */
    boolean answered() {
        return byDevice ? !authorizedScopes.isEmpty() : version > 0;
    }

    static Set<String> scopes(String text) {
        return Arrays.stream(text.split(" "))
                .filter(scope -> !scope.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
