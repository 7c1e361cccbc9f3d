package dev.patchbay.sandbox;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A habit that real apps have and the specifications do not; switched on, the sandbox keeps it until it is switched off. */
enum Behaviour {
    COMMA_SCOPES(Group.AUTHORIZATION, "Scopes separated by commas", "asks for and answers scopes as a,b,c"),
    FEWER_SCOPES(Group.AUTHORIZATION, "Grants fewer scopes", "never grants contacts.read, whatever the person allows"),
    AUDIENCE_REQUIRED(
            Group.AUTHORIZATION,
            "An extra parameter",
            "demands audience=sandbox in authorization, token and refresh requests"),
    ACCOUNT_IN_CALLBACK(
            Group.AUTHORIZATION, "Account in the callback", "adds account_id and instance_url to the redirect back"),

    SECRET_IN_BODY_ONLY(Group.CLIENT, "client_secret_post only", "refuses Basic credentials at the token endpoint"),
    BASIC_ONLY(Group.CLIENT, "client_secret_basic only", "refuses a client secret in the body"),

    JSON_REQUESTS(Group.REQUESTS, "Token requests in JSON", "refuses form-encoded token requests"),
    SEPARATE_REFRESH_URL(Group.REQUESTS, "A separate refresh URL", "refreshes at /sandbox/oauth2/refresh alone"),

    FORM_ANSWERS(Group.ANSWERS, "Form-encoded answers", "answers access_token=…&expires_in=…"),
    NESTED_ANSWERS(Group.ANSWERS, "Nested answers", "answers {\"ok\":true,\"data\":{\"access_token\":…}}"),
    SCOPE_LIST(Group.ANSWERS, "Scopes as a list", "answers scope as a JSON array"),
    LIFETIME_TEXT(Group.ANSWERS, "Lifetime as text", "answers \"expires_in\":\"60\""),
    END_SECONDS(Group.ANSWERS, "End in seconds", "answers expires_at as seconds since 1970 instead of expires_in"),
    END_TEXT(Group.ANSWERS, "End as a time", "answers expires_at as an RFC 3339 time instead of expires_in"),
    NO_LIFETIME(Group.ANSWERS, "No lifetime", "does not tell how long an access token lives"),
    NO_REFRESH_TOKENS(Group.ANSWERS, "No refresh tokens", "never gives a refresh token"),
    ACCOUNT_IN_ANSWER(Group.ANSWERS, "Account in the answer", "adds account.id and instance_url to token answers"),

    ENDS_EARLY(
            Group.CLOCK, "Tokens end early", "says that access tokens live for an hour, and ends them after a minute"),
    CLOCK_AHEAD(Group.CLOCK, "A clock that is ahead", "sends a Date header two hours from now, and ends by that clock"),

    TOKEN_HEADER(Group.API, "A header of its own", "takes access tokens in X-Sandbox-Token alone, without Bearer"),
    OWN_REVOCATION(
            Group.API, "A revocation call of its own", "has no RFC 7009; POST /sandbox/api/uninstall ends the grant");

    /** Where on the page it stands. */
    enum Group {
        AUTHORIZATION("Authorization"),
        CLIENT("Client authentication"),
        REQUESTS("Token requests"),
        ANSWERS("Token answers"),
        CLOCK("Time"),
        API("API");

        private final String title;

        Group(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }

        List<Behaviour> behaviours() {
            return Arrays.stream(Behaviour.values())
                    .filter(behaviour -> behaviour.group == this)
                    .toList();
        }
    }

    private final Group group;
    private final String title;
    private final String explanation;

    Behaviour(Group group, String title, String explanation) {
        this.group = group;
        this.title = title;
        this.explanation = explanation;
    }

    String title() {
        return title;
    }

    String explanation() {
        return explanation;
    }

    /** As it is written in JSON. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Behaviour> of(String word) {
        return Arrays.stream(values())
                .filter(behaviour -> behaviour.word().equals(word))
                .findFirst();
    }
}
