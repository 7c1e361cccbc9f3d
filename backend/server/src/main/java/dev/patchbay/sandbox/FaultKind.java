package dev.patchbay.sandbox;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** In which way the sandbox fails when it is told to. */
enum FaultKind {
    SLOW(Group.CONNECTION, "Answer slowly", "waits for the given seconds, then answers as usual"),
    TIMEOUT(Group.CONNECTION, "No answer in time", "waits for the given seconds, then closes the connection"),
    DRIP(Group.CONNECTION, "Slow drip", "does what was asked, and sends the answer a byte a second"),
    RESET(Group.CONNECTION, "Reset the connection", "closes the connection without an answer; nothing was done"),
    LOST_RESPONSE(
            Group.CONNECTION, "Lose the answer", "does what was asked, then closes the connection without an answer"),
    REDIRECT_LOOP(Group.CONNECTION, "Redirect loop", "answers 307 with the address that was asked"),
    REDIRECT_AWAY(Group.CONNECTION, "Redirect to another host", "answers 307 with another host's address"),

    SERVER_ERROR(Group.STATUS, "500", "answers 500 with an error in JSON"),
    BAD_GATEWAY(Group.STATUS, "502", "answers 502 with a proxy's web page"),
    UNAVAILABLE(Group.STATUS, "503 with Retry-After", "answers 503 and asks to wait for the given seconds"),
    TOO_MANY_REQUESTS(Group.STATUS, "429 with Retry-After", "answers 429 and asks to wait for the given seconds"),
    TOO_MANY_REQUESTS_PLAIN(Group.STATUS, "429 without Retry-After", "answers 429 and does not say how long to wait"),
    UNAUTHORIZED(Group.STATUS, "401", "answers 401, as if the credentials had been revoked"),
    UNAUTHORIZED_HTML(Group.STATUS, "401 with HTML", "answers 401 with a web page"),
    FORBIDDEN(Group.STATUS, "403", "answers 403, as if the account had been suspended"),
    NOT_FOUND(Group.STATUS, "404", "answers 404 with a web page"),

    HTML(Group.BODY, "HTML instead of JSON", "answers 200 with a web page"),
    WRONG_TYPE(Group.BODY, "Wrong content type", "does what was asked, and calls its JSON text/html"),
    TRUNCATED_JSON(Group.BODY, "Truncated JSON", "does what was asked, and sends half of the answer"),
    OK_ERROR(Group.BODY, "200 with an error body", "answers 200 with {\"ok\":false,\"error\":\"invalid_auth\"}"),
    EMPTY(Group.BODY, "Empty answer", "answers 200 with nothing"),
    ENDLESS(Group.BODY, "1 GB answer", "streams a gigabyte of JSON"),
    TRUNCATED_GZIP(Group.BODY, "Truncated gzip", "does what was asked, and sends half of the compressed answer"),
    GARBAGE_GZIP(Group.BODY, "Garbage gzip", "answers with noise that it calls gzip"),

    INVALID_GRANT(Group.OAUTH, "invalid_grant", "answers 400 with invalid_grant"),
    INVALID_CLIENT(Group.OAUTH, "invalid_client", "answers 401 with invalid_client"),
    OWN_ERROR(Group.OAUTH, "An error of its own", "answers 400 with token_revoked, which no specification knows"),
    NO_REFRESH_TOKEN(
            Group.OAUTH, "No new refresh token", "refreshes without rotating: the refresh token in use stays good");

    /** Where on the page it stands. */
    enum Group {
        CONNECTION("Connection"),
        STATUS("Status"),
        BODY("Body"),
        OAUTH("OAuth 2.0");

        private final String title;

        Group(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }

        List<FaultKind> kinds() {
            return Arrays.stream(FaultKind.values())
                    .filter(kind -> kind.group == this)
                    .toList();
        }
    }

    private final Group group;
    private final String title;
    private final String explanation;

    FaultKind(Group group, String title, String explanation) {
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
}
