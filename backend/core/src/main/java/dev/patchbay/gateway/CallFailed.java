package dev.patchbay.gateway;

import dev.patchbay.problem.Problem;
import java.util.Locale;

/**
 * There is no complete answer to a call. The message may name the host, never a path, a query or a header; and no other
 * exception is attached, because those of an HTTP client quote what the other side sent.
 */
public final class CallFailed extends Problem {

    /** What went wrong, for those who decide whether to try again. */
    public enum Cause {
        /** The policy does not allow the address; trying again does not help. */
        REFUSED_BY_POLICY,
        /** The deadline passed; the call may have taken effect. */
        TIMEOUT,
        /** No connection; nothing was sent. */
        CONNECT,
        /** The connection broke; the call may have taken effect. */
        RESET,
        /** No trustworthy TLS connection; nothing was sent. */
        TLS,
        /** The answer is larger than the call allows. */
        TOO_LARGE,
        TOO_MANY_REDIRECTS,
        /** The host name has no address at the moment. */
        UNRESOLVED,
        /** The call or its answer is not HTTP as the standards have it. */
        MALFORMED
    }

    private final Cause cause;

    public CallFailed(Cause cause, String message) {
        super(Kind.UPSTREAM, "upstream_" + cause.name().toLowerCase(Locale.ROOT), message);
        this.cause = cause;
    }

    /** Whether there was an answer, and only nobody could make use of it. */
    public boolean isOfAnswer() {
        return switch (cause) {
            case TOO_LARGE, MALFORMED, TOO_MANY_REDIRECTS -> true;
            case REFUSED_BY_POLICY, TIMEOUT, CONNECT, RESET, TLS, UNRESOLVED -> false;
        };
    }

    public Cause cause() {
        return cause;
    }
}
