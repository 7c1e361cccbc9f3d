package dev.patchbay.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Refuses paths with parameters, dot segments or encoded slashes. Tomcat maps them to a servlet by their normalized form while
 * others read them as they came, and no page or client of ours sends one. Below a connection's proxy an encoded slash is the
 * app's affair.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class NormalPaths extends HttpFilter {

    private static final Pattern NOT_NORMAL = Pattern.compile(";|/(\\.|%2e){1,2}(/|$)", Pattern.CASE_INSENSITIVE);
    private static final Pattern ENCODED_SLASH = Pattern.compile("%2f", Pattern.CASE_INSENSITIVE);
    private static final Pattern PROXIED =
            Pattern.compile("/api/v1/connections/[A-Za-z0-9_]+/proxy/.*", Pattern.DOTALL);

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (isNormal(request.getRequestURI())) {
            chain.doFilter(request, response);
        } else {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
        }
    }

    /** Nearly every path is cleared by the three plain looks, which cost a fraction of the pattern. */
    private static boolean isNormal(String path) {
        return path.indexOf(';') < 0 && !path.contains("/.") && path.indexOf('%') < 0
                || !NOT_NORMAL.matcher(path).find()
                        && (!ENCODED_SLASH.matcher(path).find()
                                || PROXIED.matcher(path).matches());
    }
}
