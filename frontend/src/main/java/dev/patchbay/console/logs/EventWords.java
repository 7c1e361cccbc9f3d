package dev.patchbay.console.logs;

import dev.patchbay.audit.AuditEvent;

/** An entry of the record as a person says it. */
final class EventWords {

    private EventWords() {}

    /** {@code connection.needs_reauth} as "Connection needs reauth". */
    static String action(AuditEvent event) {
        int dot = event.action().indexOf('.');
        String words = words(event.action().substring(0, dot)) + " "
                + event.action().substring(dot + 1).replace('_', ' ');
        return event.succeeded() ? words : words + ", refused";
    }

    /** A name of the API as a person reads it: {@code oauth_app} as "OAuth app". */
    static String words(String name) {
        String words = name.replace('_', ' ').replaceFirst("^oauth\\b", "OAuth").replaceFirst("^api\\b", "API");
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    static String actor(AuditEvent event) {
        return switch (event.actor().kind()) {
            case MEMBER, API_KEY, SYSTEM -> event.actor().name();
            case END_USER -> "End user in the widget";
            case NOBODY -> "Somebody not signed in";
        };
    }

    static String subject(AuditEvent event) {
        return event.subject().name().isEmpty()
                ? event.subject().id()
                : event.subject().name();
    }
}
