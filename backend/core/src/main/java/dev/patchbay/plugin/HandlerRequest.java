package dev.patchbay.plugin;

import java.util.Map;
import java.util.Optional;

/**
 * For whom a handler is asked. Its text shows no value.
 *
 * @param connector the connector's slug
 * @param tenant the SaaS's own id of its customer
 * @param connection the connection's id; empty while it is being made
 * @param fields what the person entered, secrets too, by the fields' names
 * @param values what else is known of the connection
 */
public record HandlerRequest(
        String connector,
        String tenant,
        Optional<String> connection,
        Map<String, String> fields,
        Map<String, String> values) {

    public HandlerRequest {
        fields = Map.copyOf(fields);
        values = Map.copyOf(values);
    }

    /** What the person entered in this field; empty when it was left blank. */
    public String field(String name) {
        return fields.getOrDefault(name, "");
    }

    @Override
    public String toString() {
        return "HandlerRequest[" + connector + ", " + tenant + "]";
    }
}
