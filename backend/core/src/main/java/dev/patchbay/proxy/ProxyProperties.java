package dev.patchbay.proxy;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param idleTimeout the longest time without a byte in either direction
 * @param retryWait how long a call may wait in all for an app that asks to be called again later
 * @param connectionConcurrency calls of one connection under way at once on this node; 0 for any number
 * @param connectorConcurrency calls of one environment to one connector's app under way at once on this node; 0 for any number
 * @param connectionRate calls of one connection in a second on this node; 0 for any number
 * @param connectorRate calls of one environment to one connector's app in a second on this node; 0 for any number
 * @param callsKept how long the record of a call is kept
 */
@ConfigurationProperties("patchbay.proxy")
record ProxyProperties(
        @DefaultValue("2m") Duration idleTimeout,
        @DefaultValue("10s") Duration retryWait,
        @DefaultValue("100") int connectionConcurrency,
        @DefaultValue("400") int connectorConcurrency,
        @DefaultValue("0") int connectionRate,
        @DefaultValue("0") int connectorRate,
        @DefaultValue("7d") Duration callsKept) {}
