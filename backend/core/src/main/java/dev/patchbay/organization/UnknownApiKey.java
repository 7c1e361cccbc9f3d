package dev.patchbay.organization;

import dev.patchbay.problem.Problem;

/** No API key, or one that is unknown or revoked. */
public final class UnknownApiKey extends Problem {

    public UnknownApiKey() {
        super(
                Kind.UNAUTHENTICATED,
                "api_key_unknown",
                "Send a secret API key as 'Authorization: Bearer pb_test_…'; this one is missing, unknown or revoked.");
    }
}
