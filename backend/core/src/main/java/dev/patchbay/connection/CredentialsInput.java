package dev.patchbay.connection;

import dev.patchbay.connector.ApiKey;
import dev.patchbay.connector.AuthMethod;
import dev.patchbay.connector.AwsSignature;
import dev.patchbay.connector.BasicAuth;
import dev.patchbay.connector.BearerToken;
import dev.patchbay.connector.Capture;
import dev.patchbay.connector.Custom;
import dev.patchbay.connector.HmacSignature;
import dev.patchbay.connector.MethodFields;
import dev.patchbay.connector.NoAuth;
import dev.patchbay.connector.OAuth1;
import dev.patchbay.connector.OAuth2;
import dev.patchbay.problem.FieldErrors;
import dev.patchbay.problem.InvalidInput;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads credentials from the fields that a person filled in, or a backend brought along. */
public final class CredentialsInput {

    /** RFC 3339, section 5.6: the year has four digits. Earlier ones than these come from a mistake. */
    private static final Pattern TIME = Pattern.compile("(19[7-9]|[2-9]\\d\\d)\\d-.{1,60}");

    private final Map<String, String> fields;
    private final String prefix;
    private final FieldErrors errors = new FieldErrors();

    private CredentialsInput(Map<String, String> fields, String prefix) {
        this.fields = fields;
        this.prefix = prefix;
    }

    /**
     * @param fields by the names of the API: {@code api_key}, {@code token}, {@code username}, {@code password}, {@code
     *     access_token}, {@code refresh_token}, {@code expires_at}, {@code scope}, {@code token_secret}, and those of the
     *     method's own
     * @param prefix what stands before a field's name in an error, e.g. {@code "credentials."}
     * @throws InvalidInput when a field is missing, unknown or wrong, each named
     */
    public static Entered read(AuthMethod method, Map<String, String> fields, String prefix, Instant now) {
        CredentialsInput input = new CredentialsInput(fields, prefix);
        Entered entered = input.entered(method, now);
        input.errors.throwIfAny();
        return entered;
    }

    /** Whether these are names of fields that the method takes; says nothing of what is in them. */
    public static boolean takes(AuthMethod method, Set<String> names) {
        return !names.isEmpty() && known(method).containsAll(names);
    }

    private static Set<String> known(AuthMethod method) {
        Set<String> names = new HashSet<>();
        MethodFields.of(method).forEach(field -> names.add(field.name()));
        brought(method).forEach(capture -> names.add(capture.name()));
        switch (method) {
            case OAuth2 oauth2 -> names.addAll(Set.of("access_token", "refresh_token", "expires_at", "scope"));
            case OAuth1 oauth1 -> names.addAll(Set.of("token", "token_secret"));
            case NoAuth other -> {}
            case BasicAuth other -> {}
            case BearerToken other -> {}
            case ApiKey other -> {}
            case HmacSignature other -> {}
            case AwsSignature other -> {}
            case Custom other -> {}
        }
        return names;
    }

    private Entered entered(AuthMethod method, Instant now) {
        only(known(method));
        FieldValues values = FieldValues.read(method, fields, prefix, errors);
        Credentials credentials = switch (method) {
            case NoAuth none -> new Credentials.None(values.secrets());
            case BasicAuth basic -> {
                String username = values.take("username");
                String password = values.take("password");
                yield new Credentials.Basic(username, password, values.secrets());
            }
            case BearerToken bearer -> {
                String token = values.take("token");
                yield new Credentials.Bearer(token, values.secrets());
            }
            case ApiKey apiKey -> {
                String key = values.take("api_key");
                yield new Credentials.Key(key, values.secrets());
            }
            case HmacSignature hmac -> new Credentials.HmacKey(values.secrets());
            case AwsSignature aws -> {
                String id = values.take("access_key_id");
                String secret = values.take("secret_access_key");
                yield new Credentials.AwsKeys(id, secret, values.secrets());
            }
            case OAuth2 oauth2 -> tokens(oauth2, values, now);
            case OAuth1 oauth1 ->
                new Credentials.OAuth1Token(headerValue("token"), headerValue("token_secret"), values.secrets());
            // The handler is asked before the first use.
            case Custom custom ->
                new Credentials.Handled(values.secrets(), Map.of(), Map.of(), Instant.EPOCH, Instant.EPOCH);
        };
        return new Entered(credentials, plain(method, values));
    }

    /** What is captured of a field is taken from that field alone. */
    private static List<Capture> brought(AuthMethod method) {
        return method.captures().stream()
                .filter(capture -> capture.from() != Capture.Source.FIELD)
                .toList();
    }

    /** A backend that brings tokens along also brings what the app told when they were obtained. */
    private Map<String, String> plain(AuthMethod method, FieldValues values) {
        Map<String, String> plain = new HashMap<>(values.plain());
        for (Capture capture : brought(method)) {
            String value = fields.getOrDefault(capture.name(), "").strip();
            if (value.isEmpty()) {
                continue;
            }
            if (Captured.isAllowed(capture, value)) {
                plain.put(capture.name(), value);
            } else {
                errors.add(prefix + capture.name(), "pattern", "The app would not tell such a value.");
            }
        }
        return plain;
    }

    private Credentials.OAuth2Tokens tokens(OAuth2 method, FieldValues values, Instant now) {
        boolean later = method.grant() == OAuth2.Grant.CLIENT_CREDENTIALS && !fields.containsKey("access_token");
        if (later) {
            return new Credentials.OAuth2Tokens(
                    "", null, Instant.EPOCH, Instant.EPOCH, List.of(), values.secrets(), null);
        }
        String accessToken = headerValue("access_token");
        String refreshToken = fields.containsKey("refresh_token") ? headerValue("refresh_token") : null;
        Instant expiresAt = time("expires_at");
        String scope = fields.getOrDefault("scope", "");
        if (scope.length() > FieldValues.LONGEST_SECRET) {
            errors.add(prefix + "scope", "length", "This is too long to be a list of scopes.");
            scope = "";
        }
        List<String> scopes = Arrays.stream(scope.split("[\\s" + Pattern.quote(method.scopeSeparator()) + "]+"))
                .filter(s -> !s.isEmpty())
                .limit(300)
                .toList();
        Instant obtainedAt = expiresAt != null && expiresAt.isBefore(now) ? expiresAt : now;
        return new Credentials.OAuth2Tokens(
                accessToken, refreshToken, obtainedAt, expiresAt, scopes, values.secrets(), null);
    }

    private @Nullable Instant time(String name) {
        String text = fields.get(name);
        if (text == null) {
            return null;
        }
        try {
            if (TIME.matcher(text).matches()) {
                return OffsetDateTime.parse(text).toInstant();
            }
        } catch (DateTimeException e) {
            // Falls through to the same answer as a text that does not begin like a time.
        }
        errors.add(prefix + name, "time", "Write a time such as 2026-01-31T12:00:00Z.");
        return null;
    }

    /** A pasted value, freed of the white space around it; it must be able to stand in a header. */
    private String headerValue(String name) {
        String value = fields.getOrDefault(name, "").strip();
        if (value.isEmpty()) {
            errors.add(prefix + name, "required", "Paste the value here.");
        } else if (value.length() > FieldValues.LONGEST_SECRET) {
            errors.add(prefix + name, "length", "This is too long to be such a value.");
        } else if (!value.chars().allMatch(c -> c > 0x20 && c < 0x7f)) {
            errors.add(
                    prefix + name, "characters", "Paste the value alone: letters, digits and signs, without spaces.");
        }
        return value;
    }

    private void only(Set<String> known) {
        fields.keySet().stream()
                .filter(name -> !known.contains(name))
                .sorted()
                .forEach(name -> errors.add(
                        prefix + name.substring(0, Math.min(40, name.length())).replaceAll("[^A-Za-z0-9_.-]", "_"),
                        "unknown",
                        "This auth method has no such field."));
    }
}
