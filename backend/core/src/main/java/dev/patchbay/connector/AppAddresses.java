package dev.patchbay.connector;

import dev.patchbay.problem.FieldErrors;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The addresses that are called for one auth method, and which values can stand in them. */
public final class AppAddresses {

    private AppAddresses() {}

    /**
     * Names each value that does not fit an address in which it stands.
     *
     * @param values what is known of them; the others are not missed
     * @param prefix what stands before a field's name in an error
     */
    public static void check(
            Definition definition, AuthMethod method, Map<String, String> values, String prefix, FieldErrors errors) {
        if (values.isEmpty()) {
            return;
        }
        List<UrlTemplate> urls = of(definition, method);
        values.forEach((name, value) -> {
            if (!urls.stream().allMatch(url -> url.takes(name, value))) {
                errors.add(
                        prefix + enteredAs(method, name),
                        "address",
                        "This cannot be part of the app's address. Enter it alone, without slashes and the like.");
            }
        });
    }

    private static List<UrlTemplate> of(Definition definition, AuthMethod method) {
        return Stream.concat(Stream.of(definition.baseUrl(method), verification(definition, method)), own(method))
                .filter(Objects::nonNull)
                .filter(url -> !url.isEmpty())
                .map(UrlTemplate::of)
                .toList();
    }

    private static Stream<@Nullable String> own(AuthMethod method) {
        return switch (method) {
            case OAuth2 oauth2 ->
                Stream.of(
                        oauth2.authorizationUrl(),
                        oauth2.deviceAuthorizationUrl(),
                        oauth2.tokenUrl(),
                        oauth2.refreshUrl(),
                        oauth2.revocationUrl(),
                        oauth2.userinfoUrl());
            case OAuth1 oauth1 ->
                Stream.of(oauth1.requestTokenUrl(), oauth1.authorizationUrl(), oauth1.accessTokenUrl());
            case Custom custom ->
                custom.exchange() == null
                        ? Stream.empty()
                        : custom.exchange().steps().stream().map(CustomExchange.Step::url);
            case NoAuth other -> Stream.empty();
            case BasicAuth other -> Stream.empty();
            case BearerToken other -> Stream.empty();
            case ApiKey other -> Stream.empty();
            case HmacSignature other -> Stream.empty();
            case AwsSignature other -> Stream.empty();
        };
    }

    private static @Nullable String verification(Definition definition, AuthMethod method) {
        Verification call = definition.verification(method);
        String base = definition.baseUrl(method);
        if (call == null || base == null) {
            return null;
        }
        return AppUrl.isWhole(call.path()) ? call.path() : AppUrl.join(base, call.path());
    }

    /** What is captured of a field is entered there. */
    private static String enteredAs(AuthMethod method, String name) {
        return method.captures().stream()
                .filter(capture ->
                        capture.from() == Capture.Source.FIELD && capture.name().equals(name))
                .map(Capture::at)
                .findFirst()
                .orElse(name);
    }
}
