package dev.patchbay.sandbox;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
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
                BrokenAnswers.pause(fault.seconds());
                chain.doFilter(request, response);
            }
            case TIMEOUT -> {
                BrokenAnswers.pause(fault.seconds());
                ConnectionReset.of(request);
            }
            case DRIP -> BrokenAnswers.drip(response, done(request, response, chain));
            case RESET -> ConnectionReset.of(request);
            case LOST_RESPONSE -> {
                done(request, response, chain);
                ConnectionReset.of(request);
            }
            case REDIRECT_LOOP -> BrokenAnswers.redirectToItself(request, response);
            case REDIRECT_AWAY -> BrokenAnswers.redirectAway(request, response);
            case SERVER_ERROR -> BrokenAnswers.json(response, HttpStatus.INTERNAL_SERVER_ERROR, "server_error");
            case BAD_GATEWAY -> BrokenAnswers.page(response, HttpStatus.BAD_GATEWAY, "502 Bad Gateway");
            case UNAVAILABLE -> {
                retryAfter(response, fault);
                BrokenAnswers.json(response, HttpStatus.SERVICE_UNAVAILABLE, "temporarily_unavailable");
            }
            case TOO_MANY_REQUESTS -> {
                retryAfter(response, fault);
                BrokenAnswers.json(response, HttpStatus.TOO_MANY_REQUESTS, "slow_down");
            }
            case TOO_MANY_REQUESTS_PLAIN -> BrokenAnswers.json(response, HttpStatus.TOO_MANY_REQUESTS, "slow_down");
            case UNAUTHORIZED -> {
                response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"sandbox\", error=\"invalid_token\"");
                BrokenAnswers.json(response, HttpStatus.UNAUTHORIZED, "invalid_token");
            }
            case UNAUTHORIZED_HTML -> BrokenAnswers.page(response, HttpStatus.UNAUTHORIZED, "Please sign in");
            case FORBIDDEN -> BrokenAnswers.json(response, HttpStatus.FORBIDDEN, "account_suspended");
            case NOT_FOUND -> BrokenAnswers.page(response, HttpStatus.NOT_FOUND, "Nothing here");
            case HTML -> BrokenAnswers.page(response, HttpStatus.OK, "Down for maintenance");
            case WRONG_TYPE -> BrokenAnswers.asHtml(response, done(request, response, chain));
            case TRUNCATED_JSON -> BrokenAnswers.half(response, done(request, response, chain));
            case OK_ERROR -> BrokenAnswers.okError(response);
            case EMPTY -> response.setStatus(HttpStatus.OK.value());
            case ENDLESS -> BrokenAnswers.gigabyte(response);
            case TRUNCATED_GZIP -> BrokenAnswers.halfOfGzip(response, done(request, response, chain));
            case GARBAGE_GZIP -> BrokenAnswers.garbageGzip(response);
            case INVALID_GRANT -> BrokenAnswers.json(response, HttpStatus.BAD_REQUEST, "invalid_grant");
            case INVALID_CLIENT -> BrokenAnswers.json(response, HttpStatus.UNAUTHORIZED, "invalid_client");
            case OWN_ERROR -> BrokenAnswers.json(response, HttpStatus.BAD_REQUEST, "token_revoked");
            case NO_REFRESH_TOKEN -> {
                request.setAttribute(NO_NEW_REFRESH_TOKEN, true);
                chain.doFilter(request, response);
            }
        }
    }

    /** Does what was asked; its answer's body is not sent. */
    private static byte[] done(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ContentCachingResponseWrapper whole = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, whole);
        return whole.getContentAsByteArray();
    }

    private static void retryAfter(HttpServletResponse response, Fault fault) {
        response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(fault.seconds()));
    }
}
