package dev.patchbay.connector.catalog;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What must come of one auth method: an example that the build holds the entry to. The client's id is {@code example-client},
 * the state {@code example-state}, the code verifier the one of RFC 7636, appendix B, and an OAuth token {@code example-token}.
 *
 * @param method the auth method's key
 * @param fields what the person enters, as they would paste it
 * @param captured what is kept of what the app tells besides
 * @param authorizationUrl where the person's browser is sent
 * @param request the call that proves the credentials
 */
public record CatalogExample(
        String method,
        Map<String, String> fields,
        Map<String, String> captured,
        @Nullable Address authorizationUrl,
        @Nullable Request request) {

    public CatalogExample {
        fields = fields == null ? Map.of() : Map.copyOf(fields);
        captured = captured == null ? Map.of() : Map.copyOf(captured);
    }

    /** A URL taken apart; the order of its parameters means nothing. */
    public record Address(String url, Map<String, String> query) {
        public Address {
            query = query == null ? Map.of() : Map.copyOf(query);
        }
    }

    /** @param headers every header that is sent, by its name */
    public record Request(
            String method,
            String url,
            Map<String, String> headers,
            @Nullable String body) {
        public Request {
            method = method == null ? "GET" : method;
            headers = headers == null ? Map.of() : Map.copyOf(headers);
        }
    }
}
