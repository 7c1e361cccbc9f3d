package dev.patchbay.connector;

import dev.patchbay.problem.FieldErrors;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What makes an OAuth 2.0 method valid. */
final class OAuth2Rules {

    /** Parameters that Patchbay sets itself (RFC 6749, sections 4.1.1 and 4.1.3; RFC 7636, section 4; RFC 7523, section 2.2). */
    private static final Set<String> RESERVED_PARAMETERS = Set.of(
            "response_type",
            "client_id",
            "client_secret",
            "client_assertion",
            "client_assertion_type",
            "redirect_uri",
            "state",
            "code",
            "code_challenge",
            "code_challenge_method",
            "code_verifier",
            "device_code",
            "grant_type",
            "refresh_token");

    private static final int LONGEST_LIFETIME = 366 * 24 * 3600;

    private final UrlRules urls;

    OAuth2Rules(UrlRules urls) {
        this.urls = urls;
    }

    void check(String path, OAuth2 method, FieldErrors errors) {
        if (method.oauthApp() == null) {
            checkEndpoints(path, method, errors);
        } else {
            checkManaged(path, method, errors);
        }
        if (method.clientAuth() == OAuth2.ClientAuth.NONE && !method.pkce()) {
            errors.add(path + ".pkce", "public_client", "A client without a secret needs PKCE.");
        }
        checkScopes(path, method, errors);
        Set<String> known = MethodValues.all(method);
        checkParameters(path + ".authorization_params", method.authorizationParams(), known, errors);
        checkParameters(path + ".token_params", method.tokenParams(), known, errors);
        checkParameters(path + ".refresh_params", method.refreshParams(), known, errors);
        Integer lifetime = method.defaultLifetime();
        if (lifetime != null && (lifetime < 1 || lifetime > LONGEST_LIFETIME)) {
            errors.add(path + ".default_lifetime", "range", "Give a lifetime in seconds, at most a year.");
        }
        if (!FieldRules.isHeader(method.tokenHeader())) {
            errors.add(path + ".token_header", "header", "Name a request header such as Authorization.");
        }
        if (!method.tokenPrefix().matches("[\\x20-\\x7e]{0,60}")) {
            errors.add(path + ".token_prefix", "characters", "Use at most 60 printable ASCII characters.");
        }
        TokenFields reply = method.tokenReply();
        for (String pointer : List.of(
                reply.accessToken(),
                reply.refreshToken(),
                reply.expiresIn(),
                reply.expiresAt(),
                reply.scope(),
                reply.error())) {
            if (!pointer.startsWith("/") || pointer.length() > 300) {
                errors.add(path + ".token_reply", "pointer", "Write JSON pointers such as /data/access_token.");
            }
        }
    }

    private void checkEndpoints(String path, OAuth2 method, FieldErrors errors) {
        // A client that belongs to the person has nothing of the SaaS's to lose at a server of theirs.
        boolean nothingToLose = method.hasOwnClient() || method.clientAuth() == OAuth2.ClientAuth.NONE;
        UrlRules.Values values = MethodValues.forUrls(method, nothingToLose);
        switch (method.grant()) {
            case AUTHORIZATION_CODE ->
                urls.check(path + ".authorization_url", method.authorizationUrl(), values, errors);
            case DEVICE_CODE ->
                urls.check(path + ".device_authorization_url", method.deviceAuthorizationUrl(), values, errors);
            case CLIENT_CREDENTIALS -> {}
        }
        urls.check(path + ".token_url", method.tokenUrl(), values, errors);
        checkOptional(path + ".refresh_url", method.refreshUrl(), values, errors);
        checkOptional(path + ".revocation_url", method.revocationUrl(), values, errors);
        checkOptional(path + ".userinfo_url", method.userinfoUrl(), values, errors);
        Revocation revocation = method.revocation();
        if (revocation != null) {
            urls.check(path + ".revocation.url", revocation.url(), values, errors);
            if (!Set.of("GET", "POST", "PUT", "DELETE").contains(revocation.method())) {
                errors.add(path + ".revocation.method", "enum", "Use GET, POST, PUT or DELETE.");
            }
        }
        String issuer = method.issuer();
        if (issuer != null
                && (issuer.length() > UrlRules.LONGEST
                        || !issuer.matches("https?://[^\\s?#]+")
                        || !UrlRules.isUrl(issuer))) {
            errors.add(
                    path + ".issuer",
                    "url",
                    "Write the issuer as the server announces it, such as https://id.acme.test.");
        }
    }

    /** The endpoints of a managed OAuth app are the operator's: no connector can point its secret elsewhere. */
    private static void checkManaged(String path, OAuth2 method, FieldErrors errors) {
        if (!Slug.isValid(String.valueOf(method.oauthApp()))) {
            errors.add(path + ".oauth_app", "slug", "Name the platform as Settings → OAuth Apps lists it.");
        }
        refuse(path + ".authorization_url", method.authorizationUrl(), errors);
        refuse(path + ".device_authorization_url", method.deviceAuthorizationUrl(), errors);
        refuse(path + ".token_url", method.tokenUrl().isEmpty() ? null : method.tokenUrl(), errors);
        refuse(path + ".refresh_url", method.refreshUrl(), errors);
        refuse(path + ".revocation_url", method.revocationUrl(), errors);
        refuse(path + ".userinfo_url", method.userinfoUrl(), errors);
        refuse(path + ".issuer", method.issuer(), errors);
        if (method.revocation() != null) {
            errors.add(path + ".revocation", "managed", "The OAuth app decides this; leave it out.");
        }
    }

    private static void refuse(String field, @Nullable String url, FieldErrors errors) {
        if (url != null) {
            errors.add(field, "managed", "The OAuth app decides this; leave it out.");
        }
    }

    private static void checkScopes(String path, OAuth2 method, FieldErrors errors) {
        List<String> all = method.allScopes();
        if (all.size() > 300
                || all.stream().anyMatch(s -> s.isBlank() || s.length() > 300 || ConnectorRules.hasControl(s))) {
            errors.add(path + ".scopes", "length", "List at most 300 scopes of 300 characters each.");
        }
        if (!method.scopeSeparator().matches("[ ,;+|]{1,3}")) {
            errors.add(path + ".scope_separator", "enum", "Separate scopes by a space, a comma, a semicolon, + or |.");
        }
        if (!method.scopeParam().matches("[A-Za-z0-9_.-]{1,60}") || RESERVED_PARAMETERS.contains(method.scopeParam())) {
            errors.add(path + ".scope_param", "parameter", "Name the parameter that lists scopes, such as scope.");
        }
    }

    private void checkOptional(String field, @Nullable String url, UrlRules.Values values, FieldErrors errors) {
        if (url != null) {
            urls.check(field, url, values, errors);
        }
    }

    static void checkParameters(String path, Map<String, String> parameters, Set<String> known, FieldErrors errors) {
        if (parameters.size() > 50) {
            errors.add(path, "too_many", "Set at most 50 parameters.");
        }
        parameters.forEach((name, value) -> {
            if (RESERVED_PARAMETERS.contains(name)) {
                errors.add(path + "." + name, "reserved", "Patchbay sets " + name + " itself.");
            } else if (name.isBlank() || name.length() > 100 || value.length() > 2000) {
                errors.add(
                        path + "." + name.substring(0, Math.min(40, name.length())),
                        "length",
                        "Shorten this parameter.");
            } else {
                FieldRules.checkTemplate(path + "." + name, value, known, errors);
            }
        });
    }
}
