package dev.patchbay.web;

import dev.patchbay.problem.Misconfigured;
import dev.patchbay.token.Token;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.stereotype.Component;

/**
 * Lets whoever holds {@code PATCHBAY_METRICS_TOKEN} read {@code /actuator/prometheus}. Without the setting nobody does: the numbers
 * tell about every organization.
 */
@Component
final class MetricsToken implements RequestMatcher {

    private static final String PATH = "/actuator/prometheus";
    private static final String BEARER = "Bearer ";
    private static final int SHORTEST = 32;

    private final byte @Nullable [] hash;

    MetricsToken(@Value("${patchbay.metrics-token:}") String token) {
        if (!token.isBlank() && token.strip().length() < SHORTEST) {
            throw new Misconfigured(
                    "PATCHBAY_METRICS_TOKEN is too short to be a secret.",
                    "Make one with 'openssl rand -hex 32', or leave it out to keep the metrics to yourself.");
        }
        this.hash = token.isBlank() ? null : Token.hash(token.strip());
    }

    @Override
    public boolean matches(HttpServletRequest request) {
        String given = request.getHeader(HttpHeaders.AUTHORIZATION);
        return hash != null
                && request.getRequestURI().equals(PATH)
                && given != null
                && given.startsWith(BEARER)
                && Token.matches(given.substring(BEARER.length()).strip(), hash);
    }
}
