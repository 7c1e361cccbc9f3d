package dev.patchbay.connector;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Authentication managed by a handler.
 *
 * @param handler {@code exchange}, {@code remote}, or the name of a Java handler of the installation
 * @param exchange the steps, for the handler {@code exchange}
 * @param remote the SaaS's own endpoint, for the handler {@code remote}
 */
public record Custom(
        String key,
        @Nullable String label,
        @JsonProperty("default") boolean isDefault,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Field> fields,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> headers,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> query,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String baseUrl,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Verification verification,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Capture> captures,
        String handler,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable CustomExchange exchange,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Remote remote)
        implements AuthMethod {

    public static final String TYPE = "custom";

    /** The steps are described in the connector. */
    public static final String EXCHANGE = "exchange";

    /** The SaaS's own endpoint answers with headers. */
    public static final String REMOTE = "remote";

    /** An endpoint of the SaaS that turns the fields into headers. */
    public record Remote(String url) {
        public Remote {
            url = Defaults.text(url, "");
        }
    }

    public Custom {
        key = Defaults.key(key, TYPE);
        fields = Defaults.list(fields);
        headers = Defaults.map(headers);
        query = Defaults.map(query);
        captures = Defaults.list(captures);
        handler = Defaults.text(handler, "");
    }

    /** Managed by a Java handler of that name. */
    public Custom(String key, @Nullable String label, boolean isDefault, String handler) {
        this(key, label, isDefault, List.of(), Map.of(), Map.of(), null, null, List.of(), handler, null, null);
    }

    /** On the connector's own base URL. */
    public Custom(
            String key,
            @Nullable String label,
            boolean isDefault,
            List<Field> fields,
            String handler,
            @Nullable CustomExchange exchange,
            @Nullable Remote remote) {
        this(key, label, isDefault, fields, Map.of(), Map.of(), null, null, List.of(), handler, exchange, remote);
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public String typeName() {
        return "Custom";
    }
}
