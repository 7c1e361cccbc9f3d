package dev.patchbay.sandbox;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;

/** Sends the browser back to the client, with {@code iss} (RFC 9207) whether it went well or not. */
@InSandbox
@Component
class AuthorizationAnswer {

    private static final String ISSUER = "iss";

    /** The characters of an error description (RFC 6749, section 4.1.2.1). */
    private static final Pattern NOT_DESCRIPTION = Pattern.compile("[^\\x20-\\x21\\x23-\\x5B\\x5D-\\x7E]");

    private final SandboxAddress address;
    private final Pages pages;
    private final Behaviours behaviours;

    AuthorizationAnswer(SandboxAddress address, Pages pages, Behaviours behaviours) {
        this.address = address;
        this.pages = pages;
        this.behaviours = behaviours;
    }

    void allowed(HttpServletRequest request, HttpServletResponse response, Authentication authentication) {
        OAuth2AuthorizationCodeRequestAuthenticationToken answer =
                (OAuth2AuthorizationCodeRequestAuthenticationToken) authentication;
        Map<String, @Nullable String> parameters = new LinkedHashMap<>();
        parameters.put(
                OAuth2ParameterNames.CODE,
                Objects.requireNonNull(answer.getAuthorizationCode()).getTokenValue());
        parameters.put(OAuth2ParameterNames.STATE, answer.getState());
        if (behaviours.has(Behaviour.ACCOUNT_IN_CALLBACK)) {
            PersonCookie.person(request)
                    .ifPresent(account -> parameters.put(
                            "account_id", SandboxApi.Me.of(account).id()));
            parameters.put("instance_url", address.issuer());
        }
        redirect(response, Objects.requireNonNull(answer.getRedirectUri()), parameters);
    }

    void refused(HttpServletRequest request, HttpServletResponse response, AuthenticationException exception)
            throws IOException {
        OAuth2Error error = ((OAuth2AuthenticationException) exception).getError();
        OAuth2AuthorizationCodeRequestAuthenticationToken asked =
                exception instanceof OAuth2AuthorizationCodeRequestAuthenticationException refusal
                        ? refusal.getAuthorizationCodeRequestAuthentication()
                        : null;
        String description = Objects.requireNonNullElse(error.getDescription(), "");
        if (asked == null || asked.getRedirectUri() == null) {
            pages.send(
                    response,
                    HttpStatus.BAD_REQUEST,
                    pages.message(
                            "This request cannot be answered",
                            "The app that sent you here made a request that Sandbox does not accept. Go back to it and"
                                    + " try again.",
                            error.getErrorCode() + (description.isEmpty() ? "" : ": " + description)));
            return;
        }
        Map<String, @Nullable String> parameters = new LinkedHashMap<>();
        parameters.put(OAuth2ParameterNames.ERROR, error.getErrorCode());
        parameters.put(
                OAuth2ParameterNames.ERROR_DESCRIPTION,
                description.isEmpty()
                        ? null
                        : NOT_DESCRIPTION.matcher(description).replaceAll("?"));
        parameters.put(OAuth2ParameterNames.STATE, asked.getState());
        redirect(response, asked.getRedirectUri(), parameters);
    }

    private void redirect(HttpServletResponse response, String redirectUri, Map<String, @Nullable String> parameters) {
        parameters.put(ISSUER, address.issuer());
        StringJoiner query = new StringJoiner("&");
        parameters.forEach((name, value) -> {
            if (value != null && !value.isEmpty()) {
                query.add(name + "=" + UriUtils.encode(value, "UTF-8"));
            }
        });
        // Not through Spring's redirect strategy, which writes the address, code included, to its debug log.
        response.setStatus(HttpStatus.FOUND.value());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader(HttpHeaders.LOCATION, redirectUri + (redirectUri.contains("?") ? "&" : "?") + query);
    }
}
