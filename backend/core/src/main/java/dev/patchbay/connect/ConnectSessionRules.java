package dev.patchbay.connect;

import dev.patchbay.organization.Organizations;
import dev.patchbay.problem.FieldError;
import dev.patchbay.problem.FieldErrors;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What makes a request for a connect session valid. */
@Component
class ConnectSessionRules {

    private static final Duration SHORTEST = Duration.ofSeconds(60);
    private static final Duration LONGEST = Duration.ofHours(1);

    /** @return the allowed origins in their canonical text */
    List<String> check(NewConnectSession request) {
        FieldErrors errors = new FieldErrors();
        List<String> origins = Organizations.canonicalOrigins(request.allowedOrigins(), errors);
        if (request.expiresIn().compareTo(SHORTEST) < 0 || request.expiresIn().compareTo(LONGEST) > 0) {
            errors.add("expires_in", "range", "Choose 60 to 3600 seconds.");
        }
        EndUser user = request.endUser();
        if (user != null) {
            checkText("end_user.id", user.id(), 200, true, errors);
            checkText("end_user.email", user.email(), 254, false, errors);
            checkText("end_user.name", user.name(), 200, false, errors);
        }
        if (request.connectors().size() > 1000) {
            errors.add("connectors", "too_many", "Name at most 1,000 connectors.");
        }
        if (request.allowAccountChange() && request.connection() == null) {
            errors.add("allow_account_change", "without_connection", "Name the connection_id that this is about.");
        }
        if (request.scopes().size() > 1000
                || request.scopes().values().stream()
                        .anyMatch(choice -> choice.all().size() > 300
                                || choice.all().stream().anyMatch(s -> s == null || s.isBlank() || s.length() > 300))) {
            errors.add("scopes", "length", "List at most 300 scopes of 300 characters for a connector.");
        }
        String returnUrl = request.returnUrl();
        if (returnUrl != null && (returnUrl.length() > 2000 || !returnUrl.matches("https?://[^\\s\"'<>\\\\]+"))) {
            errors.add("return_url", "url", "Write a whole URL, starting with https://.");
        }
        String locale = request.locale();
        if (locale != null && !locale.matches("[A-Za-z]{2,8}([_-][A-Za-z0-9]{1,8}){0,3}")) {
            errors.add("locale", "locale", "Write a language tag such as en or pt-BR.");
        }
        checkMap("theme", request.theme(), errors);
        checkMap("tags", request.tags(), errors);
        errors.throwIfAny();
        return origins;
    }

    private static void checkText(
            String field, @Nullable String text, int longest, boolean required, FieldErrors errors) {
        if (text == null ? required : text.isBlank() && required) {
            errors.add(field, "required", "This field is missing.");
        } else if (text != null && (text.length() > longest || text.chars().anyMatch(Character::isISOControl))) {
            errors.add(field, "length", "Use at most " + longest + " characters, none of them a control character.");
        }
    }

    private static void checkMap(String field, Map<String, String> map, FieldErrors errors) {
        if (map.size() > 50) {
            errors.add(field, "too_many", "Set at most 50 entries.");
        }
        map.forEach((name, value) -> {
            if (!name.matches("[A-Za-z0-9_.-]{1,60}")
                    || value.length() > 500
                    || value.chars().anyMatch(Character::isISOControl)) {
                errors.add(
                        FieldError.entry(field, name),
                        "length",
                        "Use names of 60 letters, digits, _ . - and values of at most 500 characters, none of them a control character.");
            }
        });
    }
}
