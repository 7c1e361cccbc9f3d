package dev.patchbay.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpStatus;

/** Why the sandbox's API does not answer, with the challenges of RFC 6750, section 3, and RFC 7617. */
final class ApiRefusal extends RuntimeException {

    private final HttpStatus status;
    private final String error;
    private final List<String> challenges;

    private ApiRefusal(HttpStatus status, String error, String message, List<String> challenges) {
        super(message);
        this.status = status;
        this.error = error;
        this.challenges = challenges;
    }

    static ApiRefusal unauthenticated(Set<ApiCredential> accepted) {
        List<String> challenges = new ArrayList<>();
        if (accepted.contains(ApiCredential.OAUTH) || accepted.contains(ApiCredential.STATIC_BEARER)) {
            challenges.add("Bearer realm=\"sandbox\", error=\"invalid_token\"");
        }
        if (accepted.contains(ApiCredential.API_KEY)) {
            challenges.add("Token realm=\"sandbox\"");
        }
        if (accepted.contains(ApiCredential.BASIC)) {
            challenges.add("Basic realm=\"sandbox\", charset=\"UTF-8\"");
        }
        return new ApiRefusal(
                HttpStatus.UNAUTHORIZED, "invalid_token", "The credentials are missing, wrong or expired.", challenges);
    }

    static ApiRefusal insufficientScope(SandboxScope scope) {
        return new ApiRefusal(
                HttpStatus.FORBIDDEN,
                "insufficient_scope",
                "This needs the scope " + scope.value() + ".",
                List.of("Bearer realm=\"sandbox\", error=\"insufficient_scope\", scope=\"" + scope.value() + "\""));
    }

    HttpStatus status() {
        return status;
    }

    String error() {
        return error;
    }

    List<String> challenges() {
        return challenges;
    }
}
