package dev.patchbay.api;

import dev.patchbay.api.IdempotentRequests.Earlier;
import dev.patchbay.organization.Scope;
import dev.patchbay.problem.InvalidInput;
import dev.patchbay.problem.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Honours {@code Idempotency-Key} on every POST: the first request with a key is carried out, and each one after it gets the same
 * answer, for a day. A fault of ours is not remembered, so that a retry can succeed.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 7)
class IdempotencyFilter extends OncePerRequestFilter {

    private static final String HEADER = "Idempotency-Key";

    private final IdempotentRequests requests;
    private final ProblemWriter problems;

    IdempotencyFilter(IdempotentRequests requests, ProblemWriter problems) {
        this.requests = requests;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("POST")
                || !request.getRequestURI().startsWith(CallerFilter.PATH)
                || request.getHeader(HEADER) == null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String key = String.valueOf(request.getHeader(HEADER));
        if (!key.matches("[\\x21-\\x7e]{1,255}")) {
            problems.write(
                    request,
                    response,
                    new InvalidInput(HEADER, "characters", "Use 1 to 255 printable ASCII characters without spaces."));
            return;
        }
        Scope scope = CallerFilter.scope(request);
        byte[] fingerprint = LimitedBody.of(request).fingerprint(request);
        Optional<Earlier> earlier;
        try {
            earlier = requests.begin(scope, key, fingerprint);
        } catch (Problem e) {
            problems.write(request, response, e);
            return;
        }
        if (earlier.isPresent()) {
            replay(request, response, earlier.get());
        } else {
            carryOut(scope, key, request, response, chain);
        }
    }

    private void replay(HttpServletRequest request, HttpServletResponse response, Earlier earlier) throws IOException {
        switch (earlier) {
            case IdempotentRequests.Answered answered -> {
                response.setStatus(answered.status());
                response.setHeader("Idempotent-Replayed", "true");
                // What is remembered may hold a secret, such as a session token.
                response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
                response.setContentType(
                        answered.status() < 400 ? MediaType.APPLICATION_JSON_VALUE : ProblemBody.MEDIA_TYPE);
                response.getOutputStream().write(answered.body());
            }
            case IdempotentRequests.UnderWay underWay ->
                problems.write(request, response, new IdempotentRequests.StillUnderWay());
            case IdempotentRequests.Different different ->
                problems.write(
                        request,
                        response,
                        new InvalidInput(
                                HEADER, "reused", "This key was used for a different request; choose a new one."));
        }
    }

    private void carryOut(
            Scope scope, String key, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ContentCachingResponseWrapper answer = new ContentCachingResponseWrapper(response);
        boolean remembered = false;
        try {
            chain.doFilter(request, answer);
            if (answer.getStatus() < 500) {
                requests.complete(scope, key, answer.getStatus(), answer.getContentAsByteArray());
                remembered = true;
            }
        } finally {
            if (!remembered) {
                requests.forget(scope, key);
            }
            answer.copyBodyToResponse();
        }
    }
}
