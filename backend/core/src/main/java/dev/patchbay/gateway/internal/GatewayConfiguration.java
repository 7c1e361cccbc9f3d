package dev.patchbay.gateway.internal;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(GatewayProperties.class)
class GatewayConfiguration {

    @Bean
    SystemNames systemNames() {
        return new SystemNames();
    }

    @Bean
    AddressPolicy egressPolicy(GatewayProperties properties, SystemNames names) {
        return new AddressPolicy(AllowList.parse(properties.egressAllow()), names);
    }

    @Bean
    MeasuredGateway gateway(AddressPolicy policy, ObjectProvider<MeterRegistry> meters) {
        QuietClient.install();
        Route route = new Route(policy);
        TlsSocketStrategy tls = DefaultClientTlsStrategy.createDefault();
        return new MeasuredGateway(
                new Exchange(route, new PinnedClient(tls)),
                new Streams(route, PinnedClient.ofStreams(tls)),
                meters.getIfAvailable(() -> Metrics.globalRegistry));
    }
}
