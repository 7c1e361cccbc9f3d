package dev.patchbay.console.settings;

import dev.patchbay.organization.Role;

/** The roles in words. */
final class Roles {

    private Roles() {}

    static String label(Role role) {
        return switch (role) {
            case OWNER -> "Owner";
            case ADMIN -> "Admin";
            case DEVELOPER -> "Developer";
            case OPERATOR -> "Operator";
            case VIEWER -> "Viewer";
        };
    }

    static String explanation(Role role) {
        return switch (role) {
            case OWNER -> "Everything.";
            case ADMIN -> "Everything in this organization.";
            case DEVELOPER -> "Connectors, connections and API keys.";
            case OPERATOR -> "Looks after connections.";
            case VIEWER -> "Looks at connectors and connections.";
        };
    }
}
