package dev.patchbay.sandbox;

/** What a caller of the sandbox's API can show. */
enum ApiCredential {
    OAUTH,
    /** A request signed by OAuth 1.0a. */
    OAUTH1,
    STATIC_BEARER,
    /** In the header {@code X-API-Key}, as {@code Authorization: Token …}, or in the query parameter {@code api_key}. */
    API_KEY,
    BASIC
}
