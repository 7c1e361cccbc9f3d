package dev.patchbay.connector;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How fields become headers: one or two calls, described as data.
 *
 * @param steps in order; each may use the fields and what the steps before it captured
 * @param headers templates of what requests to the app then carry
 * @param query likewise
 * @param expiresIn a JSON pointer into the last answer, or a number of seconds; absent when the result does not end
 */
public record CustomExchange(
        List<Step> steps,
        Map<String, String> headers,
        Map<String, String> query,
        @Nullable String expiresIn) {

    /**
     * One call.
     *
     * @param bodyForm a form's parameters
     * @param bodyJson a JSON object's text values
     * @param captures by name: a JSON pointer into the answer, or {@code header:NAME}
     */
    public record Step(
            String method,
            String url,
            Map<String, String> headers,
            Map<String, String> bodyForm,
            Map<String, String> bodyJson,
            Map<String, String> captures) {

        public Step {
            method = Defaults.text(method, "POST");
            url = Defaults.text(url, "");
            headers = Defaults.map(headers);
            bodyForm = Defaults.map(bodyForm);
            bodyJson = Defaults.map(bodyJson);
            captures = Defaults.map(captures);
        }
    }

    public CustomExchange {
        steps = Defaults.list(steps);
        headers = Defaults.map(headers);
        query = Defaults.map(query);
    }
}
