package dev.patchbay.sandbox;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Finds out whose API call it is. */
@InSandbox
@Component
class ApiCallers {

    private static final String API_KEY_HEADER = "X-API-Key";
    private static final String API_KEY_PARAMETER = "api_key";

    private final SandboxGrants grants;
    private final SignatureCheck signatures;
    private final SandboxAddress address;

    ApiCallers(SandboxGrants grants, SignatureCheck signatures, SandboxAddress address) {
        this.grants = grants;
        this.signatures = signatures;
        this.address = address;
    }

    /**
     * The account whose credentials the request has.
     *
     * @param scope what an access token must be good for; the other credentials are good for everything
     * @throws ApiRefusal when there are none, or not good ones
     */
    SandboxAccount require(HttpServletRequest request, Set<ApiCredential> accepted, SandboxScope scope) {
        Optional<String> header = Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION));
        Optional<String> bearer = header.flatMap(value -> after(value, "Bearer"));
        if (accepted.contains(ApiCredential.OAUTH)) {
            Optional<SandboxGrants.Access> access = bearer.flatMap(grants::access);
            if (access.isPresent()) {
                if (!access.get().scopes().contains(scope.value())) {
                    throw ApiRefusal.insufficientScope(scope);
                }
                return access.get().account();
            }
        }
        Optional<SandboxAccount> account = accepted.contains(ApiCredential.OAUTH1) ? signer(request) : Optional.empty();
        if (accepted.contains(ApiCredential.STATIC_BEARER)) {
            account = account.or(() -> bearer.flatMap(SandboxAccounts::byBearerToken));
        }
        if (accepted.contains(ApiCredential.API_KEY)) {
            account = account.or(() -> Optional.ofNullable(request.getHeader(API_KEY_HEADER))
                    .or(() -> Optional.ofNullable(request.getParameter(API_KEY_PARAMETER)))
                    .or(() -> header.flatMap(value -> after(value, "Token")))
                    .flatMap(SandboxAccounts::byApiKey));
        }
        if (accepted.contains(ApiCredential.BASIC)) {
            account = account.or(
                    () -> header.flatMap(value -> after(value, "Basic")).flatMap(ApiCallers::basic));
        }
        return account.orElseThrow(() -> ApiRefusal.unauthenticated(accepted));
    }

    private Optional<SandboxAccount> signer(HttpServletRequest request) {
        try {
            return SignedRequest.of(request, address.origin())
                    .map(signed -> signatures.token(signed, SignedTokens.Kind.ACCESS))
                    .flatMap(token -> Optional.ofNullable(token.account()))
                    .flatMap(SandboxAccounts::byId);
        } catch (SignatureRefusal refusal) {
            throw ApiRefusal.badSignature(refusal.problem());
        }
    }

    /** @throws ApiRefusal when the request shows no access token that is good now */
    void endGrant(HttpServletRequest request) {
        boolean ended = Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION))
                .flatMap(value -> after(value, "Bearer"))
                .filter(grants::end)
                .isPresent();
        if (!ended) {
            throw ApiRefusal.unauthenticated(Set.of(ApiCredential.OAUTH));
        }
    }

    static boolean showsNothing(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.AUTHORIZATION) == null
                && request.getHeader(API_KEY_HEADER) == null
                && request.getParameter(API_KEY_PARAMETER) == null;
    }

    /** What follows the scheme, whose case does not count (RFC 9110, section 11.1). */
    private static Optional<String> after(String header, String scheme) {
        String start = scheme.toLowerCase(Locale.ROOT) + " ";
        return header.toLowerCase(Locale.ROOT).startsWith(start)
                ? Optional.of(header.substring(start.length()).strip())
                : Optional.empty();
    }

    private static Optional<SandboxAccount> basic(String encoded) {
        try {
            String pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 0
                    ? Optional.empty()
                    : SandboxAccounts.byPassword(pair.substring(0, colon), pair.substring(colon + 1));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
