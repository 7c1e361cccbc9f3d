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
 * Refuses paths with parameters or dot segments. Tomcat maps them to a servlet by their normalized form while others read them as
 * they came, and no page or client of ours sends one.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class NormalPaths extends HttpFilter {

    private static final Pattern NOT_NORMAL = Pattern.compile(";|/(\\.|%2e){1,2}(/|$)", Pattern.CASE_INSENSITIVE);

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
        return path.indexOf(';') < 0 && !path.contains("/.") && !path.contains("/%")
                || !NOT_NORMAL.matcher(path).find();
    }
}
