package dev.patchbay.web;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/**
 * The widget and what is public by nature. Nobody signs in here: the widget is let in by its key, its calls are protected by
 * Vaadin's own token, and its headers are set where the key is checked.
 */
@Configuration(proxyBeanMethods = false)
class WidgetSecurity {

    @Bean
    @Order(50)
    SecurityFilterChain widgetChain(HttpSecurity http) {
        return http.securityMatcher(
                        "/connect",
                        "/connect/**",
                        "/connect.js",
                        "/catalog/icons/*",
                        "/oauth/**",
                        "/widget-ui/**",
                        "/VAADIN/**",
                        "/aura/**",
                        "/assets/**",
                        "/error",
                        "/favicon.ico")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .csrf(AbstractHttpConfigurer::disable)
                .headers(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .anonymous(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .build();
    }
}
