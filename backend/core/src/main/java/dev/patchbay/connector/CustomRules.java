package dev.patchbay.connector;

import dev.patchbay.problem.FieldErrors;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What makes a custom auth method valid. */
final class CustomRules {

    private static final int MOST_STEPS = 2;

    private CustomRules() {}

    static void check(String path, Custom custom, Set<String> known, UrlRules urls, FieldErrors errors) {
        if (!custom.handler().matches("[a-zA-Z0-9._-]{1,100}")) {
            errors.add(path + ".handler", "required", "Name the handler that manages this authentication.");
        }
        if (custom.handler().equals(Custom.EXCHANGE)) {
            checkExchange(path + ".exchange", custom, known, urls, errors);
        }
        if (custom.handler().equals(Custom.REMOTE)) {
            String url = custom.remote() == null ? null : custom.remote().url();
            urls.check(path + ".remote.url", url, UrlRules.Values.NONE, errors);
        }
    }

    private static void checkExchange(
            String path, Custom custom, Set<String> fields, UrlRules urls, FieldErrors errors) {
        CustomExchange exchange = custom.exchange();
        if (exchange == null || exchange.steps().isEmpty() || exchange.steps().size() > MOST_STEPS) {
            errors.add(path + ".steps", "required", "Describe one or two calls.");
            return;
        }
        Set<String> known = new HashSet<>(fields);
        for (int i = 0; i < exchange.steps().size(); i++) {
            CustomExchange.Step step = exchange.steps().get(i);
            String at = path + ".steps[" + i + "]";
            if (!Set.of("GET", "POST", "PUT").contains(step.method())) {
                errors.add(at + ".method", "enum", "Use GET, POST or PUT.");
            }
            urls.check(at + ".url", step.url(), MethodValues.forUrls(custom, false), errors);
            FieldRules.checkParts(at, step.headers(), Map.of(), known, errors);
            step.bodyForm().values().forEach(v -> FieldRules.checkTemplate(at + ".body_form", v, known, errors));
            step.bodyJson().values().forEach(v -> FieldRules.checkTemplate(at + ".body_json", v, known, errors));
            step.captures().forEach((name, from) -> {
                if (!name.matches(Template.NAME)) {
                    errors.add(at + ".captures", "name", "Name captures such as session_token.");
                }
                if (!from.startsWith("/") && !from.startsWith("header:")) {
                    errors.add(at + ".captures", "pointer", "Write a JSON pointer such as /token, or header:NAME.");
                }
            });
            known.addAll(step.captures().keySet());
        }
        FieldRules.checkParts(path, exchange.headers(), exchange.query(), known, errors);
        String ends = exchange.expiresIn();
        if (ends != null && !ends.startsWith("/") && !ends.matches("\\d{1,9}")) {
            errors.add(path + ".expires_in", "pointer", "Write a JSON pointer such as /expires_in, or seconds.");
        }
    }
}
