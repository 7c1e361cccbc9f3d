package dev.patchbay.sandbox;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** Refuses what a behaviour does not take, and writes token answers as a behaviour writes them. */
final class BehaviourFilter extends OncePerRequestFilter {

    /** How far ahead a wrong clock is. */
    static final Duration AHEAD = Duration.ofHours(2);

    private static final String AUDIENCE = "audience";

    private final Behaviours behaviours;
    private final TokenAnswers answers;
    private final Clock clock;

    BehaviourFilter(Behaviours behaviours, TokenAnswers answers, Clock clock) {
        this.behaviours = behaviours;
        this.answers = answers;
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<FaultPoint> point = FaultPoint.of(request);
        if (behaviours.has(Behaviour.CLOCK_AHEAD)) {
            response.setDateHeader(HttpHeaders.DATE, clock.instant().plus(AHEAD).toEpochMilli());
        }
        String refusal = point.map(where -> refusal(where, request)).orElse(null);
        if (refusal != null) {
            BrokenAnswers.json(
                    response,
                    refusal.equals("invalid_client") ? HttpStatus.UNAUTHORIZED : HttpStatus.BAD_REQUEST,
                    refusal);
        } else if (point.filter(BehaviourFilter::givesTokens).isPresent()
                && !behaviours.all().isEmpty()) {
            ContentCachingResponseWrapper whole = new ContentCachingResponseWrapper(response);
            chain.doFilter(request, whole);
            answers.write(whole.getStatus(), whole.getContentAsByteArray(), response);
        } else {
            chain.doFilter(request, response);
        }
    }

    private @Nullable String refusal(FaultPoint where, HttpServletRequest request) {
        boolean token = givesTokens(where);
        if (token
                && (behaviours.has(Behaviour.SECRET_IN_BODY_ONLY)
                                && request.getHeader(HttpHeaders.AUTHORIZATION) != null
                        || behaviours.has(Behaviour.BASIC_ONLY) && request.getParameter("client_secret") != null)) {
            return "invalid_client";
        }
        if (token && behaviours.has(Behaviour.JSON_REQUESTS) && !BehaviourRequests.isJson(request)) {
            return "invalid_request";
        }
        boolean begins = where == FaultPoint.AUTHORIZE && request.getMethod().equals("GET");
        if ((token || begins)
                && behaviours.has(Behaviour.AUDIENCE_REQUIRED)
                && !"sandbox".equals(request.getParameter(AUDIENCE))) {
            return "invalid_request";
        }
        boolean otherUrl = where == FaultPoint.REFRESH != BehaviourRequests.askedAtRefreshUrl(request);
        if (token && behaviours.has(Behaviour.SEPARATE_REFRESH_URL) && otherUrl) {
            return "unsupported_grant_type";
        }
        boolean standard = request.getRequestURI().equals("/sandbox/oauth2/revoke");
        return standard && behaviours.has(Behaviour.OWN_REVOCATION) ? "invalid_request" : null;
    }

    private static boolean givesTokens(FaultPoint where) {
        return where == FaultPoint.TOKEN || where == FaultPoint.REFRESH;
    }
}
