package dev.patchbay.sandbox;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** Counts each call of the sandbox, and lets it fail where a fault is switched on. */
final class FaultFilter extends OncePerRequestFilter {

    private static final String NO_NEW_REFRESH_TOKEN = FaultFilter.class.getName() + ".noNewRefreshToken";

    private final Faults faults;
    private final Calls calls;

    FaultFilter(Faults faults, Calls calls) {
        this.faults = faults;
        this.calls = calls;
    }

    /** Whether the present request is a refresh that gives no new refresh token. */
    static boolean withoutNewRefreshToken() {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        return request != null && request.getAttribute(NO_NEW_REFRESH_TOKEN, RequestAttributes.SCOPE_REQUEST) != null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<FaultPoint> endpoint = FaultPoint.of(request);
        endpoint.ifPresent(calls::count);
        Optional<Fault> fault = endpoint.flatMap(faults::take);
        if (fault.isEmpty()) {
            chain.doFilter(request, response);
        } else {
            fail(fault.get(), request, response, chain);
        }
    }

    private static void fail(Fault fault, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        switch (fault.fault()) {
            case SLOW -> {
                sleep(Duration.ofSeconds(fault.seconds()));
                chain.doFilter(request, response);
            }
            case RESET -> ConnectionReset.of(request);
            case LOST_RESPONSE -> {
                chain.doFilter(request, new ContentCachingResponseWrapper(response));
                ConnectionReset.of(request);
            }
            case SERVER_ERROR -> json(response, HttpStatus.INTERNAL_SERVER_ERROR, "server_error");
            case UNAVAILABLE -> {
                retryAfter(response, fault);
                json(response, HttpStatus.SERVICE_UNAVAILABLE, "temporarily_unavailable");
            }
            case TOO_MANY_REQUESTS -> {
                retryAfter(response, fault);
                json(response, HttpStatus.TOO_MANY_REQUESTS, "slow_down");
            }
            case UNAUTHORIZED -> {
                response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"sandbox\", error=\"invalid_token\"");
                json(response, HttpStatus.UNAUTHORIZED, "invalid_token");
            }
            case HTML -> {
                response.setContentType(MediaType.TEXT_HTML_VALUE + ";charset=UTF-8");
                response.getWriter().write("<!doctype html><title>Sandbox</title><h1>Down for maintenance</h1>");
            }
            case TRUNCATED_JSON -> truncate(request, response, chain);
            case INVALID_GRANT -> json(response, HttpStatus.BAD_REQUEST, "invalid_grant");
            case NO_REFRESH_TOKEN -> {
                request.setAttribute(NO_NEW_REFRESH_TOKEN, true);
                chain.doFilter(request, response);
            }
        }
    }

    private static void truncate(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ContentCachingResponseWrapper whole = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, whole);
        byte[] body = whole.getContentAsByteArray();
        response.getOutputStream().write(Arrays.copyOf(body, body.length / 2));
    }

    private static void json(HttpServletResponse response, HttpStatus status, String error) throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.getWriter().write("{\"error\":\"" + error + "\"}");
    }

    private static void retryAfter(HttpServletResponse response, Fault fault) {
        response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(fault.seconds()));
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
