package dev.patchbay.sandbox;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.annotation.web.configurers.RequestCacheConfigurer;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;
import org.springframework.security.oauth2.server.authorization.authentication.ClientSecretAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.JwtClientAssertionAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationValidator;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2AccessTokenResponseAuthenticationSuccessHandler;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** The sandbox's two filter chains: its authorization server, and everything else. Neither knows an HTTP session. */
@InSandbox
@Configuration(proxyBeanMethods = false)
class SandboxSecurity {

    private static final String PAGES = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:;"
            + " base-uri 'none'; frame-ancestors 'none'";

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    SecurityFilterChain sandboxAuthorizationServer(
            HttpSecurity http,
            SandboxClients clients,
            SandboxGrants grants,
            AuthorizationAnswer answer,
            DeviceEndpoints devices,
            SandboxFilters filters,
            Clock clock)
            throws Exception {
        return common(http, filters)
                .securityMatcher("/sandbox/oauth2/**")
                .with(
                        new OAuth2AuthorizationServerConfigurer(),
                        server -> server.registeredClientRepository(clients)
                                .authorizationService(grants)
                                .authorizationConsentService(new AskEveryTime())
                                .tokenGenerator(new SandboxTokens(clock))
                                .authorizationServerSettings(settings())
                                .clientAuthentication(client ->
                                        client.authenticationProviders(all -> all.forEach(provider -> {
                                            if (provider instanceof ClientSecretAuthenticationProvider secrets) {
                                                secrets.setPasswordEncoder(new ClientSecretHash());
                                            }
                                            if (provider instanceof JwtClientAssertionAuthenticationProvider keys) {
                                                keys.setJwtDecoderFactory(clients::assertionDecoder);
                                            }
                                        })))
                                .authorizationEndpoint(endpoint -> endpoint.consentPage("/sandbox/consent")
                                        .authenticationProviders(all -> {
                                            all.replaceAll(ConsentGuard.of(grants));
                                            all.forEach(provider -> {
                                                if (provider
                                                        instanceof
                                                        OAuth2AuthorizationCodeRequestAuthenticationProvider code) {
                                                    code.setAuthenticationValidator(
                                                            new OAuth2AuthorizationCodeRequestAuthenticationValidator()
                                                                    .andThen(new StrictRequest()));
                                                }
                                            });
                                        })
                                        .authorizationResponseHandler(answer::allowed)
                                        .errorResponseHandler(answer::refused))
                                .deviceAuthorizationEndpoint(devices::authorization)
                                .deviceVerificationEndpoint(devices::verification)
                                .tokenEndpoint(endpoint -> endpoint.accessTokenResponseHandler(tokenResponse())))
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .exceptionHandling(exceptions -> exceptions
                        .defaultAuthenticationEntryPointFor(SignInPage::begin, inABrowser())
                        .defaultAuthenticationEntryPointFor(
                                new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED), AnyRequestMatcher.INSTANCE))
                .build();
    }

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE + 1)
    SecurityFilterChain sandbox(HttpSecurity http, SandboxFilters filters) throws Exception {
        return common(http, filters)
                .securityMatcher("/sandbox", "/sandbox/**", MetadataDocument.WELL_KNOWN)
                .csrf(AbstractHttpConfigurer::disable)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    /** What a person asks; everything else of the authorization server is for clients, who sign in on no page. */
    private static RequestMatcher inABrowser() {
        return new OrRequestMatcher(
                PathPatternRequestMatcher.withDefaults().matcher("/sandbox/oauth2/authorize"),
                PathPatternRequestMatcher.withDefaults().matcher(DeviceEndpoints.VERIFICATION));
    }

    private static HttpSecurity common(HttpSecurity http, SandboxFilters filters) throws Exception {
        filters.addTo(http);
        return http.sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .securityContext(context -> context.securityContextRepository(new PersonCookie()))
                .requestCache(RequestCacheConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(PAGES))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
                        .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
                        .cacheControl(Customizer.withDefaults()));
    }

    /** Every endpoint where the metadata document says it is. */
    private static AuthorizationServerSettings settings() {
        return AuthorizationServerSettings.builder()
                .authorizationEndpoint("/sandbox/oauth2/authorize")
                .tokenEndpoint("/sandbox/oauth2/token")
                .tokenRevocationEndpoint("/sandbox/oauth2/revoke")
                .tokenIntrospectionEndpoint("/sandbox/oauth2/introspect")
                .pushedAuthorizationRequestEndpoint("/sandbox/oauth2/par")
                .deviceAuthorizationEndpoint(DeviceEndpoints.AUTHORIZATION)
                .deviceVerificationEndpoint(DeviceEndpoints.VERIFICATION)
                .jwkSetEndpoint("/sandbox/oauth2/jwks")
                .build();
    }

    private static OAuth2AccessTokenResponseAuthenticationSuccessHandler tokenResponse() {
        OAuth2AccessTokenResponseAuthenticationSuccessHandler handler =
                new OAuth2AccessTokenResponseAuthenticationSuccessHandler();
        handler.setAccessTokenResponseCustomizer(context -> {
            if (FaultFilter.withoutNewRefreshToken()) {
                OAuth2AccessTokenResponse.Builder response = context.getAccessTokenResponse();
                response.refreshToken(null);
            }
        });
        return handler;
    }
}
