package dev.patchbay.sandbox;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.web.util.WebUtils;

/**
 * Who is signed in to the sandbox: a short cookie of the sandbox's own. It is not signed, since anyone may be anyone here;
 * it is {@code Lax}, so that another site cannot answer the consent page.
 */
final class PersonCookie implements SecurityContextRepository {

    private static final String NAME = "sandbox_person";
    private static final Duration LIFETIME = Duration.ofMinutes(10);

    static Optional<SandboxAccount> person(HttpServletRequest request) {
        Cookie cookie = WebUtils.getCookie(request, NAME);
        return cookie == null ? Optional.empty() : SandboxAccounts.byId(cookie.getValue());
    }

    static void signIn(SandboxAccount account, HttpServletRequest request, HttpServletResponse response) {
        ResponseCookie cookie = ResponseCookie.from(NAME, account.id())
                .path("/sandbox")
                .maxAge(LIFETIME)
                .httpOnly(true)
                .sameSite("Lax")
                .secure(request.isSecure())
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    static Authentication authentication(String accountId) {
        return UsernamePasswordAuthenticationToken.authenticated(accountId, null, List.of());
    }

    @Override
    public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
        SecurityContext context = person(request)
                .<SecurityContext>map(account -> new SecurityContextImpl(authentication(account.id())))
                .orElseGet(SecurityContextHolder::createEmptyContext);
        boolean signedIn = context.getAuthentication() != null;
        return new DeferredSecurityContext() {
            @Override
            public SecurityContext get() {
                return context;
            }

            @Override
            public boolean isGenerated() {
                return !signedIn;
            }
        };
    }

    /** {@inheritDoc} Older form of {@link #loadDeferredContext}. */
    @Override
    @Deprecated
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        return loadDeferredContext(holder.getRequest()).get();
    }

    /** Only the sign-in page signs in. */
    @Override
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {}

    @Override
    public boolean containsContext(HttpServletRequest request) {
        return person(request).isPresent();
    }
}
