package dev.patchbay.sandbox;

/** What a stored token is. */
enum TokenKind {
    CODE,
    DEVICE_CODE,
    USER_CODE,
    ACCESS,
    REFRESH
}
