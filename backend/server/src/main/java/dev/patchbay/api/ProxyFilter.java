package dev.patchbay.api;

import dev.patchbay.gateway.CallFailed;
import dev.patchbay.gateway.Content;
import dev.patchbay.gateway.Header;
import dev.patchbay.id.ConnectionId;
import dev.patchbay.problem.NotFound;
import dev.patchbay.problem.Problem;
import dev.patchbay.proxy.Proxied;
import dev.patchbay.proxy.Proxy;
import dev.patchbay.proxy.ProxyProblems.LimitReached;
import dev.patchbay.proxy.ProxyRequest;
import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * {@code ANY /connections/{id}/proxy/{path}}. A filter and no controller, placed before all that reads bodies, parses forms,
 * remembers answers or takes paths apart: an app's call passes as the backend wrote it.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 5)
class ProxyFilter extends OncePerRequestFilter {

    private static final Logger log = LoggerFactory.getLogger(ProxyFilter.class);

    private final Proxy proxy;
    private final ProblemWriter problems;

    ProxyFilter(Proxy proxy, ProblemWriter problems) {
        this.proxy = proxy;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return ProxyMount.of(request.getRequestURI()).isEmpty();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException {
        try (Proxied answer = call(request)) {
            ProxiedAnswer.write(answer, request, response);
        } catch (LimitReached full) {
            response.setHeader(
                    HttpHeaders.RETRY_AFTER,
                    String.valueOf(Math.max(1, full.retryAfter().plusMillis(999).toSeconds())));
            refuse(request, response, full);
        } catch (Problem problem) {
            refuse(request, response, problem);
        } catch (UncheckedIOException callersBody) {
            throw callersBody.getCause();
        }
    }

    private Proxied call(HttpServletRequest request) throws IOException {
        ProxyMount mount = ProxyMount.of(request.getRequestURI()).orElseThrow(() -> new NotFound("resource"));
        ConnectionId id = mount.connection().orElseThrow(() -> new NotFound("connection"));
        return proxy.call(
                CallerFilter.scope(request),
                id,
                new ProxyRequest(
                        request.getMethod(),
                        mount.mount(),
                        mount.below(),
                        request.getQueryString(),
                        headers(request),
                        content(request),
                        RequestNaming.of(request)));
    }

    private static List<Header> headers(HttpServletRequest request) {
        List<Header> headers = new ArrayList<>();
        for (String name : Collections.list(request.getHeaderNames())) {
            for (String value : Collections.list(request.getHeaders(name))) {
                headers.add(new Header(name, value));
            }
        }
        ProxyConnector.acceptedEncodings(request)
                .forEach(value -> headers.add(new Header(HttpHeaders.ACCEPT_ENCODING, value)));
        return headers;
    }

    /** A request has a body when it says how it is framed (RFC 9112, section 6). */
    private static @Nullable Content content(HttpServletRequest request) throws IOException {
        long length = request.getContentLengthLong();
        if (request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null) {
            return new Content(request.getInputStream(), Content.UNKNOWN);
        }
        return length > 0 ? new Content(request.getInputStream(), length) : null;
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, Problem problem) throws IOException {
        if (response.isCommitted()) {
            // The app broke off in the middle. The caller must not take what has come for the whole.
            log.info("Request {} broke off: {}", RequestNaming.of(request), problem.detail());
            ProxyConnector.abort(request);
        } else {
            problems.write(response, body(problem, RequestNaming.of(request)));
        }
    }

    private static ProblemBody body(Problem problem, String requestId) {
        return problem instanceof CallFailed failed && failed.cause() == CallFailed.Cause.TIMEOUT
                ? ProblemBody.of(HttpStatus.GATEWAY_TIMEOUT, problem.code(), problem.detail(), requestId, List.of())
                : ProblemBody.of(problem, requestId);
    }
}
