package dev.patchbay.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.patchbay.problem.FieldError;
import dev.patchbay.problem.Problem;
import java.util.List;
import org.springframework.http.HttpStatus;

/**
 * RFC 9457.
 *
 * @param type always {@code about:blank}: {@code code} tells the problems apart
 * @param code stable; programs may rely on it
 * @param requestId the request's {@code X-Request-Id}, for whoever looks into the log
 * @param errors the fields that are wrong, when the input was
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ProblemBody(
        String type, String title, int status, String detail, String code, String requestId, List<FieldError> errors) {

    static final String MEDIA_TYPE = "application/problem+json";

    static ProblemBody of(HttpStatus status, String code, String detail, String requestId, List<FieldError> errors) {
        return new ProblemBody(
                "about:blank", status.getReasonPhrase(), status.value(), detail, code, requestId, List.copyOf(errors));
    }

    static ProblemBody of(Problem problem, String requestId) {
        return of(status(problem.kind()), problem.code(), problem.detail(), requestId, problem.errors());
    }

    static ProblemBody ourFault(String requestId) {
        return of(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "internal_error",
                "Something went wrong on our side; the request id helps to find it in the log.",
                requestId,
                List.of());
    }

    private static HttpStatus status(Problem.Kind kind) {
        return switch (kind) {
            case INVALID -> HttpStatus.UNPROCESSABLE_CONTENT;
            case UNAUTHENTICATED -> HttpStatus.UNAUTHORIZED;
            case FORBIDDEN -> HttpStatus.FORBIDDEN;
            case NOT_FOUND -> HttpStatus.NOT_FOUND;
            case CONFLICT -> HttpStatus.CONFLICT;
            case THROTTLED -> HttpStatus.TOO_MANY_REQUESTS;
            case UPSTREAM -> HttpStatus.BAD_GATEWAY;
            case UNAVAILABLE -> HttpStatus.SERVICE_UNAVAILABLE;
        };
    }
}
