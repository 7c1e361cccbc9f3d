package dev.patchbay.webhook;

import dev.patchbay.problem.Problem;

/** What can be wrong with what somebody wants of a webhook endpoint. */
public final class WebhookProblems {

    private WebhookProblems() {}

    /** Nothing is sent to it. */
    public static final class EndpointDisabled extends Problem {
        EndpointDisabled() {
            super(
                    Kind.CONFLICT,
                    "webhook_endpoint_disabled",
                    "Switch this endpoint on first; nothing is sent to it now.");
        }
    }

    /** It is still on its way. */
    public static final class StillPending extends Problem {
        StillPending() {
            super(
                    Kind.CONFLICT,
                    "webhook_delivery_pending",
                    "This delivery is still on its way; it is tried again by itself.");
        }
    }

    public static final class TooManyEndpoints extends Problem {
        TooManyEndpoints() {
            super(Kind.CONFLICT, "too_many_webhook_endpoints", "An environment can have at most 20 webhook endpoints.");
        }
    }
}
