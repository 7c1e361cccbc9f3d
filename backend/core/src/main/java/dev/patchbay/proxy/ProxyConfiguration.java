package dev.patchbay.proxy;

import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ProxyProperties.class)
class ProxyConfiguration {

    @Bean
    Pause pauseOfCalls() {
        return Thread::sleep;
    }

    @Bean
    ProxyLimits proxyLimits(ProxyProperties settings, Clock clock) {
        return new ProxyLimits(settings, clock);
    }
}
