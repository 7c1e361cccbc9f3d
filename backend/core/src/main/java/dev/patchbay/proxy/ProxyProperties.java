package dev.patchbay.proxy;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param proxyIdleTimeout the longest time without a byte in either direction
 * @param proxyRetryWait how long a call may wait in all for an app that asks to be called again later
 * @param proxyConnectionConcurrency calls of one connection under way at once on this node; 0 for any number
 * @param proxyConnectorConcurrency calls of one environment to one connector's app under way at once on this node; 0 for any number
 * @param proxyConnectionRate calls of one connection in a second on this node; 0 for any number
 * @param proxyConnectorRate calls of one environment to one connector's app in a second on this node; 0 for any number
 * @param proxyCallsKept how long the record of a call is kept
 */
@ConfigurationProperties("patchbay")
record ProxyProperties(
        @DefaultValue("2m") Duration proxyIdleTimeout,
        @DefaultValue("10s") Duration proxyRetryWait,
        @DefaultValue("100") int proxyConnectionConcurrency,
        @DefaultValue("400") int proxyConnectorConcurrency,
        @DefaultValue("0") int proxyConnectionRate,
        @DefaultValue("0") int proxyConnectorRate,
        @DefaultValue("7d") Duration proxyCallsKept) {}
