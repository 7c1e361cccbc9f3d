package dev.patchbay.connector;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The real call that proves a credential before "connected" is said.
 *
 * @param method GET, HEAD or POST
 * @param path below the connector's base URL, or a whole URL on the same origin
 * @param expectStatus the statuses that mean "works"
 * @param account where the answer tells whose account it is
 */
public record Verification(
        String method,
        String path,
        List<Integer> expectStatus,
        @Nullable AccountPointers account) {

    public Verification {
        method = Defaults.text(method, "GET");
        path = Defaults.text(path, "");
        expectStatus = expectStatus == null ? List.of(200) : List.copyOf(expectStatus);
    }

    /** JSON pointers (RFC 6901) into the answer. */
    public record AccountPointers(
            @Nullable String id,
            @Nullable String name,
            @Nullable String email) {}
}
