package dev.patchbay.connection;

import java.util.Locale;

/** The health of a connection. */
public enum ConnectionStatus {
    /** Waits for the SaaS's backend to confirm it. */
    PENDING,
    ACTIVE,
    /** Refresh or verification fails for a passing cause and is tried again until a deadline. */
    DEGRADED,
    /** Only its person can mend it, by authorizing again. */
    NEEDS_REAUTH,
    /** Switched off by the SaaS. */
    DISABLED;

    /** As the API writes it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
