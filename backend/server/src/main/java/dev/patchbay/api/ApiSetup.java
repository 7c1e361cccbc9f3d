package dev.patchbay.api;

import dev.patchbay.organization.Scope;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.Order;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** How the API is wired into Spring MVC: its JSON and YAML, its caller as an argument, no session and no cookie. */
@Configuration(proxyBeanMethods = false)
class ApiSetup implements WebMvcConfigurer {

    private final ApiConverter converter;
    private final YamlConverter yaml;

    ApiSetup(ApiConverter converter, YamlConverter yaml) {
        this.converter = converter;
        this.yaml = yaml;
    }

    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder builder) {
        builder.configureMessageConvertersList(converters -> {
            // Spring reads YAML into anything, by other rules, as soon as a library of that name is there.
            converters.removeIf(other -> other.getSupportedMediaTypes().contains(YamlConverter.YAML));
            converters.addFirst(yaml);
            converters.addFirst(converter);
        });
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new CallerArgument());
    }

    /**
     * The key is checked by {@link CallerFilter}, which knows how to answer in the API's own form. What would look for a person and a
     * session is left out.
     */
    @Bean
    @Order(40)
    SecurityFilterChain apiChain(HttpSecurity http) {
        return http.securityMatcher("/api/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .anonymous(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .servletApi(AbstractHttpConfigurer::disable)
                .securityContext(AbstractHttpConfigurer::disable)
                .sessionManagement(AbstractHttpConfigurer::disable)
                .build();
    }

    /** Gives controllers the caller's scope. */
    private static final class CallerArgument implements HandlerMethodArgumentResolver {

        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType().equals(Scope.class);
        }

        @Override
        public Scope resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer container,
                NativeWebRequest request,
                @Nullable WebDataBinderFactory binders) {
            var servletRequest = request.getNativeRequest(HttpServletRequest.class);
            if (servletRequest == null) {
                throw new IllegalStateException("The API is reached over HTTP");
            }
            return CallerFilter.scope(servletRequest);
        }
    }
}
