package dev.patchbay.connector;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The real call that proves a credential before "connected" is said.
 *
 * @param method GET, HEAD or POST
 * @param path a template: below the connector's base URL, or a whole URL on the same origin
 * @param expectStatus the statuses that mean "works"
 * @param account where the answer tells whose account it is
 * @param headers templates of what is sent besides the credentials
 * @param body a template of the JSON that is sent; nothing when absent
 * @param expect what the answer must say besides, for apps that answer 200 to whatever comes
 */
public record Verification(
        String method,
        String path,
        List<Integer> expectStatus,
        @Nullable AccountPointers account,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> headers,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String body,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Expectation> expect) {

    public Verification {
        method = Defaults.text(method, "GET");
        path = Defaults.text(path, "");
        expectStatus = expectStatus == null ? List.of(200) : List.copyOf(expectStatus);
        headers = Defaults.map(headers);
        expect = Defaults.list(expect);
    }

    /** A call whose status says all. */
    public Verification(String method, String path, List<Integer> expectStatus, @Nullable AccountPointers account) {
        this(method, path, expectStatus, account, Map.of(), null, List.of());
    }

    /** JSON pointers (RFC 6901) into the answer. */
    public record AccountPointers(
            @Nullable String id,
            @Nullable String name,
            @Nullable String email) {}

    /**
     * Something that the answer must say.
     *
     * @param at a JSON pointer (RFC 6901)
     * @param equals the value that stands there; any, when absent, as long as there is one
     */
    public record Expectation(String at, @Nullable JsonNode equals) {
        public Expectation {
            at = Defaults.text(at, "");
        }

        /** Whether the answer says so. */
        public boolean isMetBy(JsonNode answer) {
            JsonNode found = answer.at(at);
            return equals == null || equals.isNull() ? !found.isMissingNode() && !found.isNull() : found.equals(equals);
        }
    }
}
