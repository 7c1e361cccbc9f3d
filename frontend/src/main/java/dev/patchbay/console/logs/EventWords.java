package dev.patchbay.console.logs;

import dev.patchbay.audit.AuditEvent;

/** An entry of the record as a person says it. */
final class EventWords {

    private EventWords() {}

    /** {@code connection.needs_reauth} as "Connection: needs reauth". */
    static String action(AuditEvent event) {
        int dot = event.action().indexOf('.');
        String kind = event.action().substring(0, dot).replace('_', ' ');
        String what = event.action().substring(dot + 1).replace('_', ' ');
        String words = Character.toUpperCase(kind.charAt(0)) + kind.substring(1) + " " + what;
        return event.succeeded() ? words : words + ", refused";
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
