package dev.patchbay.api;

import dev.patchbay.problem.NotFound;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * What is refused before a controller is reached: by the container, by Spring's firewall, by a filter. The API's callers get it in the
 * API's own form, everybody else in two words; nobody learns what refused it.
 */
@Controller
@Hidden
class Refusals implements ErrorController {

    private final ProblemWriter problems;

    Refusals(ProblemWriter problems) {
        this.problems = problems;
    }

    @RequestMapping("${server.error.path:/error}")
    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        write(
                request,
                response,
                path instanceof String text ? text : null,
                status instanceof Integer code ? code : 404);
    }

    /** @param path nothing when it could not even be read */
    void write(HttpServletRequest request, HttpServletResponse response, @Nullable String path, int status)
            throws IOException {
        HttpStatus known = HttpStatus.resolve(status);
        HttpStatus refusal = known == null ? HttpStatus.BAD_REQUEST : known;
        if (path == null || isOfApi(path)) {
            problems.write(response, problem(refusal, RequestNaming.name(request, response)));
        } else {
            response.setStatus(refusal.value());
            response.setContentType("text/plain;charset=UTF-8");
            response.getOutputStream().print(refusal.getReasonPhrase());
        }
    }

    /** Also with a doubled slash, which is one of the reasons to be refused. */
    private static boolean isOfApi(String path) {
        return path.equals("/api") || path.replaceFirst("^/+", "/").startsWith("/api/");
    }

    private static ProblemBody problem(HttpStatus status, String requestId) {
        return switch (status) {
            case BAD_REQUEST ->
                problem(
                        HttpStatus.BAD_REQUEST,
                        "malformed_request",
                        "This is not a well-formed request; check its path, method and headers.",
                        requestId);
            case NOT_FOUND -> ProblemBody.of(new NotFound("resource"), requestId);
            case METHOD_NOT_ALLOWED ->
                problem(HttpStatus.METHOD_NOT_ALLOWED, "method_not_allowed", "This method is not allowed.", requestId);
            case INTERNAL_SERVER_ERROR -> ProblemBody.ourFault(requestId);
            default ->
                problem(
                        status,
                        status.name().toLowerCase(Locale.ROOT),
                        "The request was refused: " + status.getReasonPhrase() + ".",
                        requestId);
        };
    }

    private static ProblemBody problem(HttpStatus status, String code, String detail, String requestId) {
        return ProblemBody.of(status, code, detail, requestId, List.of());
    }
}
