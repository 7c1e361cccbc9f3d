package dev.patchbay.connector;

import dev.patchbay.problem.FieldErrors;
import java.util.HashSet;
import java.util.Set;

/** What makes one auth method valid. */
final class AuthMethodRules {

    private final UrlRules urls;
    private final OAuth2Rules oauth2Rules;

    AuthMethodRules(UrlRules urls) {
        this.urls = urls;
        this.oauth2Rules = new OAuth2Rules(urls);
    }

    void check(String path, AuthMethod method, FieldErrors errors) {
        if (!method.key().matches("[a-z0-9_-]{1,40}")) {
            errors.add(path + ".key", "key", "Use at most 40 lower-case letters, digits, hyphens and underscores.");
        }
        String label = method.label();
        if (label != null && (label.length() > 80 || ConnectorRules.hasControl(label))) {
            errors.add(path + ".label", "length", "Keep the label within 80 characters.");
        }
        FieldRules.checkFields(path + ".fields", method.fields(), errors);
        CaptureRules.check(path + ".captures", method, errors);
        Set<String> known = MethodValues.all(method);
        FieldRules.checkParts(path, method.headers(), method.query(), signing(method, known), errors);
        switch (method) {
            case NoAuth none -> {}
            case BasicAuth basic -> {
                FieldRules.checkTemplate(path + ".username", basic.username(), known, errors);
                FieldRules.checkTemplate(path + ".password", basic.password(), known, errors);
            }
            case BearerToken bearer -> checkPrefix(path + ".prefix", bearer.prefix(), errors);
            case ApiKey apiKey -> checkApiKey(path, apiKey, errors);
            case HmacSignature hmac -> checkHmac(path, hmac, known, errors);
            case AwsSignature aws -> checkAws(path, aws, known, errors);
            case OAuth2 oauth2 -> oauth2Rules.check(path, oauth2, errors);
            case OAuth1 oauth1 -> checkOAuth1(path, oauth1, errors);
            case Custom custom -> CustomRules.check(path, custom, known, urls, errors);
        }
    }

    /** Beside the fields, a signed request's headers may tell what was signed. */
    private static Set<String> signing(AuthMethod method, Set<String> known) {
        if (!(method instanceof HmacSignature)) {
            return known;
        }
        Set<String> more = new HashSet<>(known);
        more.addAll(HmacSignature.PARTS);
        return more;
    }

    private static void checkPrefix(String path, String prefix, FieldErrors errors) {
        if (!prefix.matches("[\\x20-\\x7e]{0,60}")) {
            errors.add(path, "characters", "Use at most 60 printable ASCII characters.");
        }
    }

    private static void checkApiKey(String path, ApiKey apiKey, FieldErrors errors) {
        switch (apiKey.in()) {
            case HEADER -> {
                if (!FieldRules.isHeader(apiKey.name())) {
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
        checkPrefix(path + ".prefix", apiKey.prefix(), errors);
    }

    private static void checkHmac(String path, HmacSignature hmac, Set<String> known, FieldErrors errors) {
        FieldRules.checkTemplate(path + ".secret", hmac.secret(), known, errors);
        FieldRules.checkTemplate(path + ".signature_prefix", hmac.signaturePrefix(), signing(hmac, known), errors);
        if (!FieldRules.isHeader(hmac.signatureHeader())) {
            errors.add(path + ".signature_header", "header", "Name a request header such as X-Signature.");
        }
        if (hmac.message().isBlank() || hmac.message().length() > 2000) {
            errors.add(path + ".message", "required", "Say what is signed, such as {timestamp}{method}{path}{body}.");
        }
        for (String name : Template.of(hmac.message()).names()) {
            if (!known.contains(name) && !HmacSignature.PARTS.contains(name)) {
                errors.add(path + ".message", "unknown_value", "There is no {" + name + "} to sign.");
            }
        }
    }

    private static void checkAws(String path, AwsSignature aws, Set<String> known, FieldErrors errors) {
        if (aws.service().isBlank()) {
            errors.add(path + ".service", "required", "Name the service, such as s3.");
        }
        FieldRules.checkTemplate(path + ".service", aws.service(), known, errors);
        FieldRules.checkTemplate(path + ".region", aws.region(), known, errors);
    }

    private void checkOAuth1(String path, OAuth1 oauth1, FieldErrors errors) {
        UrlRules.Values values = MethodValues.forUrls(oauth1, false);
        urls.check(path + ".request_token_url", oauth1.requestTokenUrl(), values, errors);
        urls.check(path + ".authorization_url", oauth1.authorizationUrl(), values, errors);
        urls.check(path + ".access_token_url", oauth1.accessTokenUrl(), values, errors);
        FieldRules.checkTemplate(path + ".realm", oauth1.realm(), MethodValues.all(oauth1), errors);
        OAuth2Rules.checkParameters(
                path + ".authorization_params", oauth1.authorizationParams(), MethodValues.all(oauth1), errors);
    }
}
