package dev.patchbay.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Answers 503 where a filter behind it found the database busy; {@link ProblemAnswers} does so for the controllers. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 3)
class BusyDatabaseFilter extends OncePerRequestFilter {

    private static final Logger log = LoggerFactory.getLogger(BusyDatabaseFilter.class);

    private final ProblemWriter problems;

    BusyDatabaseFilter(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith("/api/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (RuntimeException failure) {
            if (response.isCommitted() || !(DatabaseBusy.or(failure) instanceof DatabaseBusy busy)) {
                throw failure;
            }
            log.warn("Request {}: {}", RequestNaming.of(request), failure.getMessage());
            response.setHeader(HttpHeaders.RETRY_AFTER, DatabaseBusy.RETRY_AFTER);
            problems.write(request, response, busy);
        }
    }
}
