package dev.patchbay.sandbox;

import java.util.Locale;

/** In which way the sandbox fails when it is told to. */
enum FaultKind {
    SLOW("Answer slowly", "waits for the given seconds, then answers as usual"),
    RESET("Reset the connection", "closes the connection without an answer; nothing was done"),
    LOST_RESPONSE("Lose the answer", "does what was asked, then closes the connection without an answer"),
    SERVER_ERROR("500", "answers 500"),
    UNAVAILABLE("503 with Retry-After", "answers 503 and asks to wait for the given seconds"),
    TOO_MANY_REQUESTS("429 with Retry-After", "answers 429 and asks to wait for the given seconds"),
    UNAUTHORIZED("401", "answers 401, as if the credentials had been revoked"),
    HTML("HTML instead of JSON", "answers 200 with a web page"),
    TRUNCATED_JSON("Truncated JSON", "does what was asked, and sends half of the answer"),
    INVALID_GRANT("invalid_grant", "answers 400 with invalid_grant"),
    NO_REFRESH_TOKEN("No new refresh token", "refreshes without rotating: the refresh token in use stays good");

    private final String title;
    private final String explanation;

    FaultKind(String title, String explanation) {
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
