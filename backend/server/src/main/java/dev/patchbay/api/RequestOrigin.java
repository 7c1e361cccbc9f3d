package dev.patchbay.api;

import dev.patchbay.audit.RequestContext;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets the audit record know from where a request came, of the API, the console and the widget alike. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 4)
class RequestOrigin extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        RequestContext.enter(new RequestContext.Request(request.getRemoteAddr(), MDC.get("request_id")));
        try {
            chain.doFilter(request, response);
        } finally {
            RequestContext.leave();
        }
    }
}
