package dev.patchbay.connection;

import dev.patchbay.connector.ApiKey;
import dev.patchbay.connector.AuthMethod;
import dev.patchbay.connector.BasicAuth;
import dev.patchbay.connector.BearerToken;
import dev.patchbay.connector.Custom;
import dev.patchbay.connector.NoAuth;
import dev.patchbay.connector.OAuth1;
import dev.patchbay.connector.OAuth2;
import dev.patchbay.problem.FieldErrors;
import dev.patchbay.problem.InvalidInput;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads credentials from the fields that a person filled in, or a backend brought along. */
public final class CredentialsInput {

    private static final int LONGEST_SECRET = 16_000;

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
     *     access_token}, {@code refresh_token}, {@code expires_at}, {@code scope}
     * @param prefix what stands before a field's name in an error, e.g. {@code "credentials."}
     * @throws InvalidInput when a field is missing, unknown or wrong, each named
     */
    public static Credentials read(AuthMethod method, Map<String, String> fields, String prefix, Instant now) {
        CredentialsInput input = new CredentialsInput(fields, prefix);
        Credentials credentials = input.credentials(method, now);
        input.errors.throwIfAny();
        return credentials;
    }

    /** Whether these are names of fields that the method takes; says nothing of what is in them. */
    public static boolean takes(AuthMethod method, Set<String> names) {
        return !names.isEmpty() && known(method).containsAll(names);
    }

    private static Set<String> known(AuthMethod method) {
        return switch (method) {
            case NoAuth none -> Set.of();
            case BasicAuth basic -> Set.of("username", "password");
            case BearerToken bearer -> Set.of("token");
            case ApiKey apiKey -> Set.of("api_key");
            case OAuth2 oauth2 -> Set.of("access_token", "refresh_token", "expires_at", "scope");
            case OAuth1 oauth1 -> Set.of();
            case Custom custom -> Set.of();
        };
    }

    private Credentials credentials(AuthMethod method, Instant now) {
        return switch (method) {
            case NoAuth none -> {
                only(known(method));
                yield new Credentials.None();
            }
            case BasicAuth basic -> {
                only(known(method));
                yield new Credentials.Basic(username(), password());
            }
            case BearerToken bearer -> {
                only(known(method));
                yield new Credentials.Bearer(headerValue("token"));
            }
            case ApiKey apiKey -> {
                only(known(method));
                yield new Credentials.Key(headerValue("api_key"));
            }
            case OAuth2 oauth2 -> {
                only(known(method));
                yield tokens(oauth2, now);
            }
            case OAuth1 oauth1 -> throw unavailable();
            case Custom custom -> throw unavailable();
        };
    }

    private Credentials.OAuth2Tokens tokens(OAuth2 method, Instant now) {
        String accessToken = headerValue("access_token");
        String refreshToken = fields.containsKey("refresh_token") ? headerValue("refresh_token") : null;
        Instant expiresAt = time("expires_at");
        String scope = fields.getOrDefault("scope", "");
        if (scope.length() > LONGEST_SECRET) {
            errors.add(prefix + "scope", "length", "This is too long to be a list of scopes.");
            scope = "";
        }
        List<String> scopes = Arrays.stream(scope.split("[\\s" + Pattern.quote(method.scopeSeparator()) + "]+"))
                .filter(s -> !s.isEmpty())
                .limit(300)
                .toList();
        Instant obtainedAt = expiresAt != null && expiresAt.isBefore(now) ? expiresAt : now;
        return new Credentials.OAuth2Tokens(accessToken, refreshToken, obtainedAt, expiresAt, scopes);
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

    /** RFC 7617, section 2: no colon in the user name, no control characters. */
    private String username() {
        String username = fields.getOrDefault("username", "");
        if (username.isEmpty()) {
            errors.add(prefix + "username", "required", "Enter the username.");
        } else if (username.length() > 500 || username.indexOf(':') >= 0 || hasControl(username)) {
            errors.add(prefix + "username", "characters", "Use at most 500 characters, no colon among them.");
        }
        return username;
    }

    private String password() {
        String password = fields.getOrDefault("password", "");
        if (password.length() > LONGEST_SECRET || hasControl(password)) {
            errors.add(prefix + "password", "characters", "The password has a character that cannot be sent.");
        }
        return password;
    }

    /** A pasted value, freed of the white space around it; it must be able to stand in a header. */
    private String headerValue(String name) {
        String value = fields.getOrDefault(name, "").strip();
        if (value.isEmpty()) {
            errors.add(prefix + name, "required", "Paste the value here.");
        } else if (value.length() > LONGEST_SECRET) {
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

    private InvalidInput unavailable() {
        return new InvalidInput("auth_method", "unavailable", "Credentials of this kind cannot be taken in here.");
    }

    private static boolean hasControl(String text) {
        return text.chars().anyMatch(Character::isISOControl);
    }
}
