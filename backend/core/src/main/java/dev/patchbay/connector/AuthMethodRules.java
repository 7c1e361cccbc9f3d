package dev.patchbay.connector;

import dev.patchbay.problem.FieldErrors;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What makes one auth method valid. */
final class AuthMethodRules {

    /** Checks a URL that credentials will be sent to. */
    interface UrlRule {
        void check(String field, @Nullable String url, FieldErrors errors);
    }

    /** A field name of RFC 9110, section 5.1. */
    private static final String HEADER_NAME = "[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}";

    private static final Set<String> FRAMING_HEADERS =
            Set.of("host", "content-length", "transfer-encoding", "connection", "upgrade", "te", "trailer", "expect");

    /** Parameters that Patchbay sets itself (RFC 6749, sections 4.1.1 and 4.1.3; RFC 7636, section 4). */
    private static final Set<String> RESERVED_PARAMETERS = Set.of(
            "response_type",
            "client_id",
            "client_secret",
            "redirect_uri",
            "state",
            "code",
            "code_challenge",
            "code_challenge_method",
            "code_verifier",
            "grant_type",
            "refresh_token");

    private final UrlRule urls;

    AuthMethodRules(UrlRule urls) {
        this.urls = urls;
    }

    void check(String path, AuthMethod method, FieldErrors errors) {
        if (!method.key().matches("[a-z0-9_-]{1,40}")) {
            errors.add(path + ".key", "key", "Use at most 40 lower-case letters, digits, hyphens and underscores.");
        }
        String label = method.label();
        if (label != null && (label.length() > 80 || ConnectorRules.hasControl(label))) {
            errors.add(path + ".label", "length", "Keep the label within 80 characters.");
        }
        switch (method) {
            case NoAuth none -> {}
            case BasicAuth basic -> {}
            case BearerToken bearer -> {}
            case ApiKey apiKey -> checkApiKey(path, apiKey, errors);
            case OAuth2 oauth2 -> checkOAuth2(path, oauth2, errors);
            case OAuth1 oauth1 -> checkOAuth1(path, oauth1, errors);
            case Custom custom -> {
                if (!custom.handler().matches("[a-zA-Z0-9._-]{1,100}")) {
                    errors.add(path + ".handler", "required", "Name the handler that manages this authentication.");
                }
            }
        }
    }

    private static void checkApiKey(String path, ApiKey apiKey, FieldErrors errors) {
        switch (apiKey.in()) {
            case HEADER -> {
                if (!apiKey.name().matches(HEADER_NAME)
                        || FRAMING_HEADERS.contains(apiKey.name().toLowerCase(Locale.ROOT))) {
                    errors.add(path + ".name", "header", "Name a request header such as X-API-Key.");
                }
            }
            case QUERY -> {
                if (!apiKey.name().matches("[A-Za-z0-9._~\\[\\]-]{1,100}")) {
                    errors.add(path + ".name", "parameter", "Name a query parameter such as api_key.");
                }
                if (!apiKey.prefix().isEmpty()) {
                    errors.add(
                            path + ".prefix", "placement", "A prefix goes with a header, not with a query parameter.");
                }
            }
        }
        if (!apiKey.prefix().matches("[\\x20-\\x7e]{0,60}")) {
            errors.add(path + ".prefix", "characters", "Use at most 60 printable ASCII characters.");
        }
    }

    private void checkOAuth2(String path, OAuth2 oauth2, FieldErrors errors) {
        if (oauth2.grant() == OAuth2.Grant.AUTHORIZATION_CODE) {
            urls.check(path + ".authorization_url", oauth2.authorizationUrl(), errors);
        }
        urls.check(path + ".token_url", oauth2.tokenUrl(), errors);
        checkOptional(path + ".refresh_url", oauth2.refreshUrl(), errors);
        checkOptional(path + ".revocation_url", oauth2.revocationUrl(), errors);
        if (oauth2.clientAuth() == OAuth2.ClientAuth.NONE && !oauth2.pkce()) {
            errors.add(path + ".pkce", "public_client", "A client without a secret needs PKCE.");
        }
        if (oauth2.scopes().size() > 300
                || oauth2.scopes().stream()
                        .anyMatch(s -> s.isBlank() || s.length() > 300 || ConnectorRules.hasControl(s))) {
            errors.add(path + ".scopes", "length", "List at most 300 scopes of 300 characters each.");
        }
        if (!oauth2.scopeSeparator().matches("[ ,;+|]{1,3}")) {
            errors.add(path + ".scope_separator", "enum", "Separate scopes by a space, a comma, a semicolon, + or |.");
        }
        checkParameters(path + ".authorization_params", oauth2.authorizationParams(), errors);
        checkParameters(path + ".token_params", oauth2.tokenParams(), errors);
        String issuer = oauth2.issuer();
        if (issuer != null
                && (issuer.length() > 2000 || !issuer.matches("https?://[^\\s?#]+") || !ConnectorRules.isUrl(issuer))) {
            errors.add(
                    path + ".issuer",
                    "url",
                    "Write the issuer as the server announces it, such as https://id.acme.test.");
        }
    }

    private void checkOAuth1(String path, OAuth1 oauth1, FieldErrors errors) {
        urls.check(path + ".request_token_url", oauth1.requestTokenUrl(), errors);
        urls.check(path + ".authorization_url", oauth1.authorizationUrl(), errors);
        urls.check(path + ".access_token_url", oauth1.accessTokenUrl(), errors);
    }

    private void checkOptional(String field, @Nullable String url, FieldErrors errors) {
        if (url != null) {
            urls.check(field, url, errors);
        }
    }

    private static void checkParameters(String path, Map<String, String> parameters, FieldErrors errors) {
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
            }
        });
    }
}
