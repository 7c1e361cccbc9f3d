package dev.patchbay.gateway;

import java.util.Optional;

/**
 * Which addresses outgoing calls may reach: public ones over http and https, and the exceptions that the operator named
 * in {@code PATCHBAY_EGRESS_ALLOW}. The gateway applies it to every call and redirect; ask it earlier to tell the author
 * of a URL at once.
 */
public interface EgressPolicy {

    /**
     * Why this URL may not be called, in one sentence; empty when it may, or when its name does not resolve within a
     * second. A name can resolve to another address later, so this is a courtesy and the gateway's check is the guard.
     */
    Optional<String> refusal(String url);
}
