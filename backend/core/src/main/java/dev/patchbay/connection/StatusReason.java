package dev.patchbay.connection;

import org.jspecify.annotations.Nullable;

/**
 * The stable codes in {@code status_reason}, beside those that an app itself gives as its error (RFC 6749, section 5.2) and
 * {@code status_} with the HTTP status of its answer.
 */
final class StatusReason {

    /** The app refused the credentials in the connector's verification call. */
    static final String VERIFICATION_REFUSED = "verification_refused";

    /** The verification call had no usable answer. */
    static final String VERIFICATION_UNAVAILABLE = "verification_unavailable";

    /** The access token has ended, and there is no refresh token. */
    static final String ACCESS_TOKEN_EXPIRED = "access_token_expired";

    /** Switched off before the SaaS's backend had confirmed it. */
    static final String AWAITS_CONFIRMATION = "awaits_confirmation";

    private StatusReason() {}

    static boolean isOfVerification(@Nullable String reason) {
        return VERIFICATION_REFUSED.equals(reason) || VERIFICATION_UNAVAILABLE.equals(reason);
    }
}
