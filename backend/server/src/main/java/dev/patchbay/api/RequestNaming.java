package dev.patchbay.api;

import dev.patchbay.id.RequestId;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Names every request of the API; the name is in the answer, in problems, and in each line of the log that it causes. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
class RequestNaming extends OncePerRequestFilter {

    private static final String ATTRIBUTE = RequestNaming.class.getName();
    private static final String HEADER = "X-Request-Id";
    private static final Pattern OWN = Pattern.compile("[A-Za-z0-9._:-]{1,128}");

    static String of(HttpServletRequest request) {
        return String.valueOf(request.getAttribute(ATTRIBUTE));
    }

    /** The name of a request that may have been refused before it got one. */
    static String name(HttpServletRequest request, HttpServletResponse response) {
        if (request.getAttribute(ATTRIBUTE) instanceof String id) {
            return id;
        }
        // It is null when the container could not even read it.
        String path = request.getRequestURI();
        boolean proxied = path != null && ProxyMount.of(path).isPresent();
        String id = proxied ? callers(request) : RequestId.next().text();
        request.setAttribute(ATTRIBUTE, id);
        response.setHeader(HEADER, id);
        return id;
    }

    /** A call through the proxy keeps the name that it has: it goes on to the app under it. */
    private static String callers(HttpServletRequest request) {
        String given = request.getHeader(HEADER);
        return given != null && OWN.matcher(given).matches()
                ? given
                : RequestId.next().text();
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        return !path.startsWith("/api/") && !path.equals("/api");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        MDC.put("request_id", name(request, response));
        try {
            chain.doFilter(request, response);
        } finally {
            MDC.remove("request_id");
        }
    }
}
