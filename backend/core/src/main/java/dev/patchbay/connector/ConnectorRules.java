package dev.patchbay.connector;

import dev.patchbay.gateway.EgressPolicy;
import dev.patchbay.problem.FieldErrors;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** What makes a connector valid. Every fault is named by its field, all at once. */
@Component
class ConnectorRules {

    private static final int MOST_METHODS = 20;
    private static final int LONGEST_DOMAIN = 253;
    private static final int LONGEST_PART = 1_000_000;

    static final String SLUG_TAKEN = "Another connector already has this slug; choose a different one.";

    private final AuthMethodRules methodRules;
    private final CallRules callRules;
    private final ManagedRules managedRules;

    ConnectorRules(EgressPolicy egress, ManagedPlatforms platforms) {
        UrlRules urls = new UrlRules(egress);
        this.methodRules = new AuthMethodRules(urls);
        this.callRules = new CallRules(urls);
        this.managedRules = new ManagedRules(platforms);
    }

    /**
     * The input with its slug, its methods' keys and its default settled.
     *
     * @param taken whether another connector of the organization has a slug
     */
    ConnectorInput check(ConnectorInput input, Predicate<String> taken) {
        FieldErrors errors = new FieldErrors();
        String slug = input.slug() == null ? Slug.from(input.name()) : input.slug();
        checkIdentity(input, slug, errors);
        if (Slug.isValid(slug) && taken.test(slug)) {
            errors.add("slug", "taken", SLUG_TAKEN);
        }
        List<AuthMethod> methods = settle(input.definition().authMethods(), errors);
        for (int i = 0; i < methods.size(); i++) {
            methodRules.check("auth_methods[" + i + "]", methods.get(i), errors);
            managedRules.check("auth_methods[" + i + "]", methods.get(i), errors);
        }
        callRules.check(input.definition(), errors);
        checkSize("actions", input.definition().actions(), errors);
        checkSize("events", input.definition().events(), errors);
        input.definition().callLimits().check(errors);
        errors.throwIfAny();
        Definition definition = new Definition(
                input.definition().baseUrl(),
                methods,
                input.definition().verification(),
                input.definition().actions(),
                input.definition().events(),
                input.definition().limits());
        return new ConnectorInput(
                input.name().strip(),
                slug,
                input.description().strip(),
                input.domain().strip().toLowerCase(Locale.ROOT),
                input.visibility(),
                input.iconUrl(),
                input.categories(),
                definition,
                input.clients());
    }

    private void checkIdentity(ConnectorInput input, String slug, FieldErrors errors) {
        if (input.name().isBlank() || input.name().length() > 120 || hasControl(input.name())) {
            errors.add("name", "length", "Give the connector a name of at most 120 characters.");
        }
        if (!Slug.isValid(slug) && !(input.slug() == null && input.name().isBlank())) {
            errors.add(
                    "slug", "slug", "Use lower-case letters, digits and single hyphens, at most 63, such as acme-crm.");
        }
        if (input.description().length() > 2000 || input.description().indexOf('\0') >= 0) {
            errors.add("description", "length", "Keep the description within 2,000 characters.");
        }
        if (!input.domain().isBlank()
                && (input.domain().length() > LONGEST_DOMAIN
                        || !input.domain()
                                .strip()
                                .matches(
                                        "(?i)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*(:\\d{1,5})?"))) {
            errors.add("domain", "domain", "Write the app's domain alone, such as salesforce.com.");
        }
        String icon = input.iconUrl();
        if (icon != null && (icon.length() > UrlRules.LONGEST || !isImage(icon))) {
            errors.add("icon_url", "url", "Give the address of an image, starting with https://.");
        }
        if (input.categories().size() > 20
                || input.categories().stream()
                        .anyMatch(c -> c.isBlank() || c.length() > 40 || c.contains(",") || hasControl(c))) {
            errors.add("categories", "length", "Name at most 20 categories of 40 characters each, without commas.");
        }
    }

    private List<AuthMethod> settle(List<AuthMethod> given, FieldErrors errors) {
        if (given.isEmpty()) {
            errors.add("auth_methods", "required", "Add at least one auth method.");
            return given;
        }
        if (given.size() > MOST_METHODS) {
            errors.add("auth_methods", "too_many", "A connector has at most " + MOST_METHODS + " auth methods.");
            return given.subList(0, MOST_METHODS);
        }
        boolean defaultSeen = false;
        for (int i = 0; i < given.size(); i++) {
            if (given.get(i).isDefault() && defaultSeen) {
                errors.add(
                        "auth_methods[" + i + "].default", "one_default", "Only one auth method can be the default.");
            }
            defaultSeen |= given.get(i).isDefault();
        }
        Set<String> keys = new HashSet<>();
        List<AuthMethod> settled = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            AuthMethod method = given.get(i);
            String key = method.key();
            if (!key.equals(method.type()) && !keys.add(key)) {
                errors.add("auth_methods[" + i + "].key", "taken", "Each auth method needs a key of its own.");
            } else if (key.equals(method.type())) {
                for (int n = 2; !keys.add(key); n++) {
                    key = method.type() + "_" + n;
                }
            }
            settled.add(method.as(key, defaultSeen ? method.isDefault() : i == 0));
        }
        return settled;
    }

    private static void checkSize(String field, List<JsonNode> entries, FieldErrors errors) {
        int length = 0;
        for (JsonNode entry : entries) {
            length += entry.toString().length();
        }
        if (length > LONGEST_PART) {
            errors.add(field, "too_large", "Keep them within a million characters altogether.");
        }
    }

    private static boolean isImage(String address) {
        return address.matches("https?://[^\\s\"'<>\\\\]+") || address.matches(Monogram.PATH);
    }

    static boolean hasControl(String text) {
        return text.chars().anyMatch(Character::isISOControl);
    }
}
