package dev.patchbay.connector;

import java.util.HashSet;
import java.util.Set;

/** What the templates of a whole connector may name: what every one of its auth methods brings. */
final class BaseUrlRules {

    private BaseUrlRules() {}

    /** The values of an address that all methods share. Only a person's own key may go to a server that they name. */
    static UrlRules.Values values(Definition definition) {
        UrlRules.Values shared = null;
        for (AuthMethod method : definition.authMethods()) {
            UrlRules.Values own = MethodValues.forUrls(method, bringsOwnKey(method));
            shared = shared == null ? own : both(shared, own);
        }
        return shared == null ? UrlRules.Values.NONE : shared;
    }

    /** The names that a header or a path of the verification call may use. */
    static Set<String> shared(Definition definition) {
        return values(definition).known();
    }

    /** A template as it may look when it is filled. */
    static String sample(String template) {
        String origin =
                template.startsWith("{") ? template.replaceFirst("\\{[a-z0-9_]+}", "https://value.test") : template;
        return origin.replaceAll("\\{" + Template.NAME + "}", "value");
    }

    /** Tokens are issued to the SaaS's client by the app's servers; what a person pastes is theirs to send anywhere. */
    private static boolean bringsOwnKey(AuthMethod method) {
        return switch (method) {
            case OAuth1 oauth1 -> false;
            case OAuth2 oauth2 -> oauth2.hasOwnClient();
            case NoAuth other -> true;
            case BasicAuth other -> true;
            case BearerToken other -> true;
            case ApiKey other -> true;
            case HmacSignature other -> true;
            case AwsSignature other -> true;
            case Custom other -> true;
        };
    }

    private static UrlRules.Values both(UrlRules.Values one, UrlRules.Values other) {
        Set<String> known = new HashSet<>(one.known());
        known.retainAll(other.known());
        Set<String> bounded = new HashSet<>(one.bounded());
        bounded.retainAll(other.bounded());
        return new UrlRules.Values(known, bounded, one.anyHost() && other.anyHost());
    }
}
