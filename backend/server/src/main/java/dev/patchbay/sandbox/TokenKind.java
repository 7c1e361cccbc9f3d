package dev.patchbay.sandbox;

/** What a stored token is. */
enum TokenKind {
    CODE,
    ACCESS,
    REFRESH
}
