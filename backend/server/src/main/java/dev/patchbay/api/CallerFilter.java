package dev.patchbay.api;

import dev.patchbay.organization.ApiKeys;
import dev.patchbay.organization.Scope;
import dev.patchbay.organization.UnknownApiKey;
import dev.patchbay.problem.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Finds out who calls the API: organization and environment come from the key, and from nothing else. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 4)
class CallerFilter extends OncePerRequestFilter {

    static final String PATH = "/api/v1/";
    private static final String BEARER = "Bearer ";
    private static final String ATTRIBUTE = CallerFilter.class.getName();

    private final ApiKeys keys;
    private final ProblemWriter problems;

    CallerFilter(ApiKeys keys, ProblemWriter problems) {
        this.keys = keys;
        this.problems = problems;
    }

    /** The caller of a request that came through this filter. */
    static Scope scope(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof Scope scope) {
            return scope;
        }
        throw new UnknownApiKey();
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith(PATH);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        try {
            if (authorization == null || !authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
                throw new UnknownApiKey();
            }
            request.setAttribute(
                    ATTRIBUTE,
                    keys.authenticate(authorization.substring(BEARER.length()).strip()));
        } catch (Problem e) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
            problems.write(request, response, e);
            return;
        }
        chain.doFilter(request, response);
    }
}
