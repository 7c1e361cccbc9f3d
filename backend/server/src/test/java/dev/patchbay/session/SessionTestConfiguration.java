package dev.patchbay.session;

import java.time.Clock;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.SecurityFilterChain;

/** Opens the console without a sign-in, so that its sessions can be tested by themselves. */
@TestConfiguration(proxyBeanMethods = false)
class SessionTestConfiguration {

    @Bean
    @Primary
    Clock testClock() {
        return Clock.systemUTC();
    }

    @Bean
    @Order(1)
    SecurityFilterChain openConsole(HttpSecurity http) {
        return http.securityMatcher("/console/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .csrf(AbstractHttpConfigurer::disable)
                .build();
    }
}
