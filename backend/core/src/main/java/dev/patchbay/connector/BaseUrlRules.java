package dev.patchbay.connector;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** What the templates of a base URL and of a verification call may name. */
final class BaseUrlRules {

    private BaseUrlRules() {}

    /**
     * The values that all methods bring which share something of the connector's.
     *
     * @param shares whether a method has nothing of its own instead; all do, when none does
     */
    static UrlRules.Values values(Definition definition, Predicate<AuthMethod> shares) {
        List<AuthMethod> sharing =
                definition.authMethods().stream().filter(shares).toList();
        return (sharing.isEmpty() ? definition.authMethods() : sharing)
                .stream().map(BaseUrlRules::values).reduce(BaseUrlRules::both).orElse(UrlRules.Values.NONE);
    }

    /** The values of an address of one method. Only a person's own key may go to a server that they name. */
    static UrlRules.Values values(AuthMethod method) {
        return MethodValues.forUrls(method, bringsOwnKey(method));
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
        return new UrlRules.Values(
                common(one.known(), other.known()),
                common(one.listed(), other.listed()),
                common(one.bounded(), other.bounded()),
                one.anyHost() && other.anyHost());
    }

    private static Set<String> common(Set<String> one, Set<String> other) {
        Set<String> common = new HashSet<>(one);
        common.retainAll(other);
        return common;
    }
}
