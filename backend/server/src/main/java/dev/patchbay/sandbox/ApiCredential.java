package dev.patchbay.sandbox;

/** What a caller of the sandbox's API can show. */
enum ApiCredential {
    OAUTH,
    STATIC_BEARER,
    /** In the header {@code X-API-Key}, as {@code Authorization: Token …}, or in the query parameter {@code api_key}. */
    API_KEY,
    BASIC
}
