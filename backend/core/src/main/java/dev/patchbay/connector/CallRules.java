package dev.patchbay.connector;

import dev.patchbay.connector.Verification.AccountPointers;
import dev.patchbay.problem.FieldErrors;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What makes base URLs and verification calls valid: the connector's, and those of a method of its own. */
final class CallRules {

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST");
    private static final int LONGEST_BODY = 10_000;
    private static final int LONGEST_POINTER = 300;

    private final UrlRules urls;

    CallRules(UrlRules urls) {
        this.urls = urls;
    }

    void check(Definition definition, FieldErrors errors) {
        String base = definition.baseUrl();
        if (base != null) {
            urls.check("base_url", base, BaseUrlRules.values(definition, method -> method.baseUrl() == null), errors);
            checkBase("base_url", base, errors);
        }
        Verification verification = definition.verification();
        if (verification != null) {
            UrlRules.Values shared = BaseUrlRules.values(definition, method -> method.verification() == null);
            checkCall("verification", verification, shared, errors);
            boolean atBase = base != null
                    || definition.authMethods().stream()
                            .anyMatch(method -> method.baseUrl() == null && method.verification() == null);
            if (atBase) {
                checkPlace("verification.path", base, verification.path(), errors);
            }
        }
        for (int i = 0; i < definition.authMethods().size(); i++) {
            checkOwn(
                    "auth_methods[" + i + "]",
                    definition,
                    definition.authMethods().get(i),
                    errors);
        }
    }

    /** Paths are written behind it. */
    private static void checkBase(String field, String base, FieldErrors errors) {
        if (base.indexOf('?') >= 0) {
            errors.add(field, "query", "Write the base URL without a question mark and what follows it.");
        }
    }

    /** What a method says for itself is held to that method's values alone. */
    private void checkOwn(String path, Definition definition, AuthMethod method, FieldErrors errors) {
        UrlRules.Values values = BaseUrlRules.values(method);
        String base = method.baseUrl();
        if (base != null) {
            urls.check(path + ".base_url", base, values, errors);
            checkBase(path + ".base_url", base, errors);
        }
        Verification own = method.verification();
        Verification shared = definition.verification();
        if (own != null) {
            checkCall(path + ".verification", own, values, errors);
            checkPlace(path + ".verification.path", definition.baseUrl(method), own.path(), errors);
        } else if (base != null && shared != null && leaves(base, shared.path())) {
            errors.add(
                    path + ".base_url",
                    "origin",
                    "The connector's verification call goes elsewhere: give this method a verification of its own.");
        }
    }

    private void checkCall(String field, Verification verification, UrlRules.Values values, FieldErrors errors) {
        if (!METHODS.contains(verification.method())) {
            errors.add(field + ".method", "enum", "Use GET, HEAD or POST.");
        }
        List<Integer> statuses = verification.expectStatus();
        if (statuses.isEmpty() || statuses.stream().anyMatch(s -> s == null || s < 200 || s > 299)) {
            errors.add(field + ".expect_status", "range", "List statuses between 200 and 299.");
        }
        checkPath(field + ".path", verification.path(), values, errors);
        FieldRules.checkParts(field, verification.headers(), Map.of(), values.known(), errors);
        String body = verification.body();
        if (body != null && body.length() > LONGEST_BODY) {
            errors.add(field + ".body", "length", "Keep the body within 10,000 characters.");
        }
        for (Verification.Expectation expectation : verification.expect()) {
            checkPointer(field + ".expect", expectation.at(), errors);
        }
        AccountPointers account = verification.account();
        if (account != null) {
            checkPointer(field + ".account.id", account.id(), errors);
            checkPointer(field + ".account.name", account.name(), errors);
            checkPointer(field + ".account.email", account.email(), errors);
        }
    }

    private static void checkPointer(String field, @Nullable String pointer, FieldErrors errors) {
        if (pointer != null && (pointer.length() > LONGEST_POINTER || !pointer.startsWith("/"))) {
            errors.add(field, "pointer", "Write a JSON pointer such as /user/id.");
        }
    }

    private void checkPath(String field, String path, UrlRules.Values values, FieldErrors errors) {
        if (path.length() > UrlRules.LONGEST) {
            errors.add(field, "length", "Shorten this path.");
            return;
        }
        if (AppUrl.isWhole(path)) {
            urls.check(field, path, values, errors);
        }
        if (path.startsWith("//")) {
            errors.add(field, "origin", "Stay on the app's base URL.");
        }
        if (path.contains("#")) {
            errors.add(field, "url", "Write a path such as /me, without a fragment.");
        }
        FieldRules.checkTemplate(field, path, values.known(), errors);
    }

    private static void checkPlace(String field, @Nullable String base, String path, FieldErrors errors) {
        if (base == null) {
            errors.add(field, "base_url", "Set base_url first: the verification call goes to the app's API.");
            return;
        }
        try {
            if (!isOn(base, path)) {
                errors.add(field, "origin", "Stay on the app's base URL.");
            }
        } catch (IllegalArgumentException e) {
            errors.add(field, "url", "Write a path such as /me.");
        }
    }

    private static boolean leaves(String base, String path) {
        try {
            return !isOn(base, path);
        } catch (IllegalArgumentException e) {
            // Whichever of them is no address is told where it stands.
            return false;
        }
    }

    /** @throws IllegalArgumentException when the two do not make a URL */
    private static boolean isOn(String base, String path) {
        URI filled = UrlTemplate.of(BaseUrlRules.sample(base)).fill(Map.of());
        return AppUrl.isOn(filled.toString(), AppUrl.below(filled.toString(), BaseUrlRules.sample(path)));
    }
}
