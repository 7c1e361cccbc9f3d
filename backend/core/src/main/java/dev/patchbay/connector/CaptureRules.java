package dev.patchbay.connector;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.patchbay.connector.Capture.Source;
import dev.patchbay.problem.FieldErrors;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What makes the captures of an auth method valid. */
final class CaptureRules {

    private static final int MOST = 20;

    private CaptureRules() {}

    static void check(String path, AuthMethod method, FieldErrors errors) {
        List<Capture> captures = method.captures();
        if (captures.size() > MOST) {
            errors.add(path, "too_many", "Capture at most " + MOST + " values.");
            return;
        }
        for (int i = 0; i < captures.size(); i++) {
            check(path + "[" + i + "]", method, captures.get(i), errors);
        }
    }

    private static void check(String path, AuthMethod method, Capture capture, FieldErrors errors) {
        if (!capture.name().matches(Template.NAME)) {
            errors.add(path + ".name", "name", "Use lower-case letters, digits and underscores, such as account_id.");
        }
        if (!sources(method).contains(capture.from())) {
            errors.add(path + ".from", "enum", "With this kind of auth method nothing is told there.");
        }
        if (capture.at().isEmpty() || capture.at().length() > FieldRules.LONGEST_PATTERN) {
            errors.add(path + ".at", "required", "Say where the value stands.");
        } else if (capture.from() == Source.FIELD) {
            checkField(path, method, capture, errors);
        } else if (capture.from() != Source.CALLBACK && !capture.at().startsWith("/")) {
            errors.add(path + ".at", "pointer", "Write a JSON pointer such as /user/id.");
        } else if (capture.from() == Source.TOKEN && isToken(method, capture.at())) {
            errors.add(path + ".at", "secret", "What is captured is shown, and this is a token.");
        }
        FieldRules.checkPattern(path + ".pattern", capture.pattern(), errors);
    }

    /** What is captured is shown: of a secret only a part that its author names may be. */
    private static void checkField(String path, AuthMethod method, Capture capture, FieldErrors errors) {
        Optional<Field> source = MethodFields.of(method).stream()
                .filter(field -> field.name().equals(capture.at()))
                .findFirst();
        if (source.isEmpty()) {
            errors.add(path + ".at", "unknown_value", "Name a field of this auth method.");
        } else if (source.get().secret() && !hasGroup(capture)) {
            errors.add(
                    path + ".pattern",
                    "whole_secret",
                    "Put the part of the secret that may be shown into a group, such as .+-([a-z]+[0-9]+).");
        }
        if (MethodFields.of(method).stream().anyMatch(field -> field.name().equals(capture.name()))) {
            errors.add(path + ".name", "taken", "A field has this name.");
        }
    }

    private static boolean isToken(AuthMethod method, String pointer) {
        return method instanceof OAuth2 oauth2
                ? Set.of(oauth2.tokenReply().accessToken(), oauth2.tokenReply().refreshToken(), "/id_token")
                        .contains(pointer)
                : method instanceof OAuth1
                        && Set.of("/oauth_token", "/oauth_token_secret").contains(pointer);
    }

    private static boolean hasGroup(Capture capture) {
        String pattern = capture.pattern();
        try {
            return pattern != null && Pattern.compile(pattern).groupCount() > 0;
        } catch (PatternSyntaxException e) {
            // Told by itself.
            return true;
        }
    }

    private static Set<Source> sources(AuthMethod method) {
        return switch (method) {
            case OAuth2 oauth2 -> EnumSet.allOf(Source.class);
            case OAuth1 oauth1 -> EnumSet.complementOf(EnumSet.of(Source.USERINFO));
            case NoAuth other -> EnumSet.of(Source.FIELD, Source.VERIFICATION);
            case BasicAuth other -> EnumSet.of(Source.FIELD, Source.VERIFICATION);
            case BearerToken other -> EnumSet.of(Source.FIELD, Source.VERIFICATION);
            case ApiKey other -> EnumSet.of(Source.FIELD, Source.VERIFICATION);
            case HmacSignature other -> EnumSet.of(Source.FIELD, Source.VERIFICATION);
            case AwsSignature other -> EnumSet.of(Source.FIELD, Source.VERIFICATION);
            case Custom other -> EnumSet.of(Source.FIELD, Source.VERIFICATION);
        };
    }
}
