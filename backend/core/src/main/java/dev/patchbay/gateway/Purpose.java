package dev.patchbay.gateway;

/** What a call is for; tells the calls apart in the metrics. */
public enum Purpose {
    /** A token endpoint: code exchange, refresh, client credentials, OAuth 1.0a. */
    TOKEN,
    REVOCATION,
    VERIFICATION,
    ACTION,
    PROXY,
    WEBHOOK,
    DISCOVERY,
    ICON,
    CUSTOM_HANDLER,
    OTHER
}
