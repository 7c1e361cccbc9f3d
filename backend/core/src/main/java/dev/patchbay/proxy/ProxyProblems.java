package dev.patchbay.proxy;

import dev.patchbay.problem.Problem;
import java.time.Duration;

/** Why a call was not passed on. */
public final class ProxyProblems {

    private ProxyProblems() {}

    /** The connector says nothing of where the app's API is. */
    public static final class NoBaseUrl extends Problem {
        NoBaseUrl() {
            super(Kind.CONFLICT, "no_base_url", "This connector has no base URL; enter one to call its app.");
        }
    }

    /** Too many calls, by Patchbay's own limits: the app was not asked. */
    public static final class LimitReached extends Problem {

        private final Duration retryAfter;

        LimitReached(String message, Duration retryAfter) {
            super(Kind.THROTTLED, "proxy_limit_reached", message);
            this.retryAfter = retryAfter;
        }

        /** When another call has a chance. */
        public Duration retryAfter() {
            return retryAfter;
        }
    }
}
