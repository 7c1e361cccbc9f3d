package dev.patchbay.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpStatus;

/** Why the sandbox's API does not answer, with the challenges of RFC 6750, section 3, and RFC 7617. */
final class ApiRefusal extends RuntimeException {

    private static final String OAUTH1 = "OAuth realm=\"sandbox\"";

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
        if (accepted.contains(ApiCredential.OAUTH1)) {
            challenges.add(OAUTH1);
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

    /** @param problem in the words of the OAuth Problem Reporting extension */
    static ApiRefusal badSignature(String problem) {
        return new ApiRefusal(
                HttpStatus.UNAUTHORIZED, problem, "The request's OAuth 1.0a signature is not good.", List.of(OAUTH1));
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
