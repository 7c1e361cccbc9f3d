package dev.patchbay.organization;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** One thing that a caller may do; an API key's scopes and a member's role are sets of these. */
public enum Permission {
    CONNECT_SESSIONS_WRITE("connect_sessions:write"),
    CONNECTORS_READ("connectors:read"),
    CONNECTORS_WRITE("connectors:write"),
    CONNECTIONS_READ("connections:read"),
    CONNECTIONS_WRITE("connections:write"),
    CREDENTIALS_READ("credentials:read"),
    WEBHOOKS_READ("webhooks:read"),
    WEBHOOKS_WRITE("webhooks:write"),
    AUDIT_READ("audit:read"),
    PROXY_CALL("proxy:call"),
    API_KEYS_WRITE("api_keys:write"),
    MEMBERS_WRITE("members:write"),
    SETTINGS_WRITE("settings:write"),
    /** Creates organizations; only callers of the operator's organization can hold it. */
    ORGANIZATIONS_WRITE("organizations:write");

    private final String text;

    Permission(String text) {
        this.text = text;
    }

    /** As the API and the console write it: {@code connections:read}. */
    public String text() {
        return text;
    }

    public static Optional<Permission> parse(String text) {
        return Arrays.stream(values()).filter(p -> p.text.equals(text)).findFirst();
    }

    /** What an API key can be given: all but what only a signed-in person may do. */
    public static Set<Permission> ofApiKeys() {
        return EnumSet.complementOf(EnumSet.of(API_KEYS_WRITE, MEMBERS_WRITE, ORGANIZATIONS_WRITE));
    }

    static String join(Set<Permission> permissions) {
        return permissions.stream().map(Permission::text).sorted().collect(Collectors.joining(" "));
    }

    static Set<Permission> split(String joined) {
        Set<Permission> permissions = EnumSet.noneOf(Permission.class);
        for (String text : joined.split(" ")) {
            parse(text).ifPresent(permissions::add);
        }
        return permissions;
    }
}
