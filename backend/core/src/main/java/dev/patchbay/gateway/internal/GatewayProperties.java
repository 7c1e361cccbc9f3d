package dev.patchbay.gateway.internal;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param egressAllow comma-separated CIDRs, addresses and host names that calls may reach though they are not public
 */
@ConfigurationProperties("patchbay")
record GatewayProperties(@DefaultValue("") String egressAllow) {}
