package dev.patchbay.api;

import dev.patchbay.problem.FieldError;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** A request whose body has been read whole, up to the API's limit. */
final class LimitedBody extends HttpServletRequestWrapper {

    /** 10 MiB: beyond it nobody reads on. */
    static final int LIMIT = 10 * 1024 * 1024;

    private final byte[] body;

    private LimitedBody(HttpServletRequest request, byte[] body) {
        super(request);
        this.body = body;
    }

    /** The request as {@link Reading} made it. */
    static LimitedBody of(HttpServletRequest request) {
        if (request instanceof LimitedBody limited) {
            return limited;
        }
        if (request instanceof HttpServletRequestWrapper wrapper
                && wrapper.getRequest() instanceof HttpServletRequest inner) {
            return of(inner);
        }
        throw new IllegalStateException("The body has not been read yet");
    }

    /** What makes two requests the same: method, address and body. */
    byte[] fingerprint(HttpServletRequest request) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            String line = request.getMethod() + " " + request.getRequestURI() + "?" + request.getQueryString() + "\n";
            digest.update(line.getBytes(StandardCharsets.UTF_8));
            return digest.digest(body);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    @Override
    public ServletInputStream getInputStream() {
        ByteArrayInputStream bytes = new ByteArrayInputStream(body);
        return new ServletInputStream() {
            @Override
            public boolean isFinished() {
                return bytes.available() == 0;
            }

            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setReadListener(ReadListener listener) {
                throw new IllegalStateException("The body is at hand; it needs no listener");
            }

            @Override
            public int read() {
                return bytes.read();
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                return bytes.read(buffer, offset, length);
            }
        };
    }

    /** Reads the bodies of all requests to the API, after their caller is known. */
    @Component
    @Order(Ordered.HIGHEST_PRECEDENCE + 6)
    static class Reading extends OncePerRequestFilter {

        private final ProblemWriter problems;

        Reading(ProblemWriter problems) {
            this.problems = problems;
        }

        @Override
        protected boolean shouldNotFilter(HttpServletRequest request) {
            return !request.getRequestURI().startsWith(CallerFilter.PATH)
                    || request.getMethod().equals("GET");
        }

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            String type = request.getContentType();
            if (type != null && type.indexOf('*') >= 0) {
                // A range such as */* is for Accept; Spring takes it for a fault of ours.
                FieldError error = new FieldError("Content-Type", "media_type", "Send the body as application/json.");
                problems.write(
                        response,
                        ProblemBody.of(
                                HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                                "media_type",
                                error.message(),
                                RequestNaming.of(request),
                                List.of(error)));
                return;
            }
            byte[] body = request.getInputStream().readNBytes(LIMIT + 1);
            if (body.length > LIMIT) {
                FieldError error = new FieldError("body", "too_large", "Send at most 10 MiB.");
                problems.write(
                        response,
                        ProblemBody.of(
                                HttpStatus.CONTENT_TOO_LARGE,
                                "body_too_large",
                                error.message(),
                                RequestNaming.of(request),
                                List.of(error)));
                return;
            }
            chain.doFilter(new LimitedBody(request, body), response);
        }
    }
}
