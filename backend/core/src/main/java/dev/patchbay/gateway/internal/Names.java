package dev.patchbay.gateway.internal;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;

/** Resolves host names. */
@FunctionalInterface
interface Names {

    /**
     * Every address of the name, in the order to try them.
     *
     * @throws UnknownHostException when there is none, or no answer within the time
     */
    List<InetAddress> resolve(String host, Duration within) throws UnknownHostException;
}
