package dev.patchbay.providers;

import com.microsoft.playwright.Page;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import jakarta.servlet.Filter;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.boot.web.servlet.DelegatingFilterProxyRegistrationBean;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;
import org.springframework.web.context.support.GenericWebApplicationContext;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;

/**
 * Spring Authorization Server much as its own guide sets it up, with its default pages, OpenID Connect, signed tokens, and an
 * issuer that has a path. It shares nothing with the sandbox.
 */
final class SpringProvider implements Provider {

    private static final Duration FIRST_LIFE = Duration.ofSeconds(8);
    private static final Duration LATER_LIFE = Duration.ofHours(1);
    private static final String AWKWARD = ":+/ %&=~?#'\"";

    private final AnnotationConfigServletWebServerApplicationContext context =
            new AnnotationConfigServletWebServerApplicationContext(App.class);
    private final String issuer =
            "http://127.0.0.1:" + Objects.requireNonNull(context.getWebServer()).getPort() + "/northwind";

    @Override
    public String baseUrl() {
        return issuer;
    }

    @Override
    public String userPath() {
        return "/userinfo";
    }

    @Override
    public String userPointer() {
        return "/sub";
    }

    @Override
    public List<String> scopes() {
        return List.of("openid", "contacts.read");
    }

    @Override
    public Map<String, Object> method() {
        return Map.of(
                "authorization_url", issuer + "/oauth2/authorize",
                "token_url", issuer + "/oauth2/token",
                "revocation_url", issuer + "/oauth2/revoke",
                "issuer", issuer);
    }

    @Override
    public Client register(String redirectUri, String clientAuth) {
        Client client = new Client("acme" + AWKWARD + UUID.randomUUID(), "hush" + AWKWARD + UUID.randomUUID());
        context.getBean(InMemoryRegisteredClientRepository.class)
                .save(RegisteredClient.withId(UUID.randomUUID().toString())
                        .clientId(client.id())
                        .clientSecret("{noop}" + client.secret())
                        .clientAuthenticationMethod(new ClientAuthenticationMethod(clientAuth))
                        .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                        .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
                        .redirectUri(redirectUri)
                        .scopes(all -> all.addAll(scopes()))
                        .clientSettings(ClientSettings.builder()
                                .requireProofKey(true)
                                .requireAuthorizationConsent(true)
                                .build())
                        .tokenSettings(TokenSettings.builder()
                                .accessTokenTimeToLive(FIRST_LIFE)
                                .reuseRefreshTokens(false)
                                .build())
                        .build());
        return client;
    }

    @Override
    public void allow(Page popup) {
        signIn(popup);
        popup.check("[value='contacts.read']");
        popup.click("#submit-consent");
    }

    @Override
    public void deny(Page popup) {
        signIn(popup);
        popup.click("#cancel-consent");
    }

    @Override
    public int refreshes() {
        return context.getBean(AtomicInteger.class).get();
    }

    @Override
    public void close() {
        context.close();
    }

    private static void signIn(Page popup) {
        popup.fill("[name=username]", "ada");
        popup.fill("[name=password]", "a password");
        popup.click("[type=submit]");
    }

    /** Not a {@code @Configuration}: no scan may take it for a part of the server under test. */
    @EnableWebMvc
    @EnableWebSecurity
    static class App {

        @Bean
        TomcatServletWebServerFactory tomcat() {
            return new TomcatServletWebServerFactory(0);
        }

        @Bean
        ServletRegistrationBean<DispatcherServlet> dispatcher(GenericWebApplicationContext context) {
            return new ServletRegistrationBean<>(new DispatcherServlet(context), "/");
        }

        @Bean
        DelegatingFilterProxyRegistrationBean security() {
            return new DelegatingFilterProxyRegistrationBean("springSecurityFilterChain");
        }

        @Bean
        AtomicInteger refreshes() {
            return new AtomicInteger();
        }

        @Bean
        FilterRegistrationBean<Filter> counter(AtomicInteger refreshes) {
            FilterRegistrationBean<Filter> counter = new FilterRegistrationBean<>((request, response, chain) -> {
                if ("refresh_token".equals(request.getParameter("grant_type"))) {
                    refreshes.incrementAndGet();
                }
                chain.doFilter(request, response);
            });
            counter.setOrder(Ordered.HIGHEST_PRECEDENCE);
            return counter;
        }

        @Bean
        @Order(1)
        SecurityFilterChain authorizationServer(HttpSecurity http) {
            OAuth2AuthorizationServerConfigurer server = new OAuth2AuthorizationServerConfigurer();
            return http.securityMatcher(server.getEndpointsMatcher())
                    .with(server, it -> it.oidc(Customizer.withDefaults()))
                    .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                    .oauth2ResourceServer(resources -> resources.jwt(Customizer.withDefaults()))
                    .exceptionHandling(exceptions -> exceptions.defaultAuthenticationEntryPointFor(
                            new LoginUrlAuthenticationEntryPoint("/login"),
                            new MediaTypeRequestMatcher(MediaType.TEXT_HTML)))
                    .build();
        }

        @Bean
        @Order(2)
        SecurityFilterChain pages(HttpSecurity http) {
            return http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                    .formLogin(Customizer.withDefaults())
                    .build();
        }

        @Bean
        UserDetailsService people() {
            return new InMemoryUserDetailsManager(User.withUsername("ada")
                    .password("{noop}a password")
                    .roles("USER")
                    .build());
        }

        @Bean
        InMemoryRegisteredClientRepository clients() {
            return new InMemoryRegisteredClientRepository(RegisteredClient.withId("first")
                    .clientId("somebody-else")
                    .clientSecret("{noop}another secret")
                    .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                    .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                    .build());
        }

        @Bean
        OAuth2TokenCustomizer<JwtEncodingContext> refreshedTokensLiveLonger() {
            return token -> {
                boolean refreshed = Objects.requireNonNull(token.getAuthorizationGrantType())
                        .equals(AuthorizationGrantType.REFRESH_TOKEN);
                if (refreshed && token.getTokenType().equals(OAuth2TokenType.ACCESS_TOKEN)) {
                    token.getClaims().expiresAt(Instant.now().plus(LATER_LIFE));
                }
            };
        }

        @Bean
        AuthorizationServerSettings settings() {
            return AuthorizationServerSettings.builder()
                    .multipleIssuersAllowed(true)
                    .build();
        }

        @Bean
        JWKSource<SecurityContext> keys() throws GeneralSecurityException {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            KeyPair pair = generator.generateKeyPair();
            RSAKey key = new RSAKey.Builder((RSAPublicKey) pair.getPublic())
                    .privateKey(pair.getPrivate())
                    .keyID("one")
                    .build();
            return new ImmutableJWKSet<>(new JWKSet(key));
        }

        @Bean
        JwtDecoder decoder(JWKSource<SecurityContext> keys) {
            return OAuth2AuthorizationServerConfiguration.jwtDecoder(keys);
        }
    }
}
