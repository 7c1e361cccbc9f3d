package dev.patchbay.console.apikeys;

import dev.patchbay.organization.Permission;

/** A key's permissions as the console calls them, when they are given and when they are listed. */
final class PermissionWords {

    private PermissionWords() {}

    static String of(Permission permission) {
        return switch (permission) {
            case CONNECT_SESSIONS_WRITE -> "Open the widget for a tenant";
            case CONNECTORS_READ -> "Read connectors";
            case CONNECTORS_WRITE -> "Create and change connectors";
            case CONNECTIONS_READ -> "Read connections";
            case CONNECTIONS_WRITE -> "Import, change and delete connections";
            case WEBHOOKS_READ -> "Read webhook endpoints and deliveries";
            case WEBHOOKS_WRITE -> "Create and change webhook endpoints, send again";
            case AUDIT_READ -> "Read the audit record";
            case CREDENTIALS_READ -> "Fetch credentials";
            case PROXY_CALL -> "Call apps through the proxy";
            case SETTINGS_WRITE -> "Change settings";
            case API_KEYS_WRITE, MEMBERS_WRITE, ORGANIZATIONS_WRITE -> permission.text();
        };
    }
}
