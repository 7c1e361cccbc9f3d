package dev.patchbay.connector;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** The values that an auth method has, for the templates of its own and of its connector. */
final class MethodValues {

    private MethodValues() {}

    /** What each kind of method asks for by itself. */
    static Set<String> implicit(AuthMethod method) {
        return switch (method) {
            case NoAuth none -> Set.of();
            case BasicAuth basic -> {
                Set<String> names = new HashSet<>(Template.of(basic.username()).names());
                names.addAll(Template.of(basic.password()).names());
                names.retainAll(Set.of("username", "password"));
                yield names;
            }
            case BearerToken bearer -> Set.of("token");
            case ApiKey apiKey -> Set.of("api_key");
            case HmacSignature hmac ->
                Template.of(hmac.secret()).names().contains("secret") ? Set.of("secret") : Set.of();
            case AwsSignature aws ->
                Template.of(aws.region()).names().contains("region")
                        ? Set.of("access_key_id", "secret_access_key", "region")
                        : Set.of("access_key_id", "secret_access_key");
            case OAuth2 oauth2 -> Set.of();
            case OAuth1 oauth1 -> Set.of();
            case Custom custom -> Set.of();
        };
    }

    /** All names that a header or a parameter may use. */
    static Set<String> all(AuthMethod method) {
        Set<String> names = new HashSet<>(implicit(method));
        method.fields().forEach(field -> names.add(field.name()));
        method.captures().forEach(capture -> names.add(capture.name()));
        return names;
    }

    /** Those that an address may use: nothing secret. */
    static UrlRules.Values forUrls(AuthMethod method, boolean anyHost) {
        Set<String> known = method.fields().stream()
                .filter(field -> !field.secret())
                .map(Field::name)
                .collect(Collectors.toCollection(HashSet::new));
        Set<String> bounded = new HashSet<>();
        Set<String> listed = method.fields().stream()
                .filter(field -> !field.options().isEmpty())
                .map(Field::name)
                .collect(Collectors.toCollection(HashSet::new));
        if (method instanceof AwsSignature && implicit(method).contains("region")) {
            known.add("region");
        }
        for (Capture capture : method.captures()) {
            known.add(capture.name());
            if (capture.pattern() != null && HostPattern.isBound(capture.pattern())) {
                bounded.add(capture.name());
            }
        }
        // One of a few is bound as well.
        bounded.addAll(listed);
        return new UrlRules.Values(known, listed, bounded, anyHost);
    }
}
