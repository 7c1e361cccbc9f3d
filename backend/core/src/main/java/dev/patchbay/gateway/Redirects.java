package dev.patchbay.gateway;

/**
 * Which redirects a call follows. In any case at most five, never from https to http, each checked like a first call, and
 * no sensitive header and no body reaches another origin. One that is not followed is itself the answer.
 */
public enum Redirects {
    /** Those of a GET or HEAD without a sensitive header. */
    WHEN_HARMLESS,
    /** Those of a POST or of a call with credentials too. */
    ALWAYS,
    NEVER
}
