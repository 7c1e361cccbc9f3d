package dev.patchbay.gateway;

/**
 * The one outgoing HTTP client. Every call is checked against the {@link EgressPolicy} by the address that it really
 * connects to, is bounded in time and size, is sent once, and keeps no cookie.
 */
public interface Gateway {

    /**
     * Sends the call and reads the whole answer, whatever its status.
     *
     * @throws CallFailed when there is no complete answer
     */
    Reply send(Call call);
}
