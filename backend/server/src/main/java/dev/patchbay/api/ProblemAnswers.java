package dev.patchbay.api;

import dev.patchbay.connector.yaml.MalformedYaml;
import dev.patchbay.problem.FieldError;
import dev.patchbay.problem.NotFound;
import dev.patchbay.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;

/** Turns what goes wrong in the API into problem+json. */
@RestControllerAdvice(basePackages = "dev.patchbay.api")
class ProblemAnswers {

    private static final Logger log = LoggerFactory.getLogger(ProblemAnswers.class);

    @ExceptionHandler
    ResponseEntity<ProblemBody> problem(Problem problem, HttpServletRequest request) {
        return answer(ProblemBody.of(problem, RequestNaming.of(request)));
    }

    @ExceptionHandler
    ResponseEntity<ProblemBody> unreadable(HttpMessageNotReadableException e, HttpServletRequest request) {
        Throwable cause = e.getCause();
        if (cause instanceof DatabindException shape && !shape.getPath().isEmpty()) {
            return problem(ApiJson.invalid(shape, ""), request);
        }
        if (cause instanceof YamlConverter.TooLong) {
            FieldError error = new FieldError("body", "too_large", "Send at most 1 MiB of YAML.");
            return answer(ProblemBody.of(
                    HttpStatus.CONTENT_TOO_LARGE,
                    "body_too_large",
                    error.message(),
                    RequestNaming.of(request),
                    List.of(error)));
        }
        FieldError error = switch (cause) {
            case JacksonException json -> ApiJson.malformed(json);
            case MalformedYaml yaml -> new FieldError("body", "malformed_yaml", yaml.sentence());
            case null, default -> new FieldError("body", "required", "Send a JSON object in the body.");
        };
        return answer(ProblemBody.of(
                HttpStatus.BAD_REQUEST, error.code(), error.message(), RequestNaming.of(request), List.of(error)));
    }

    @ExceptionHandler
    ResponseEntity<ProblemBody> mediaType(HttpMediaTypeNotSupportedException e, HttpServletRequest request) {
        String types = e.getSupportedMediaTypes().contains(YamlConverter.YAML)
                ? "application/yaml or application/json"
                : "application/json";
        FieldError error = new FieldError("Content-Type", "media_type", "Send the body as " + types + ".");
        return answer(ProblemBody.of(
                HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                "media_type",
                error.message(),
                RequestNaming.of(request),
                List.of(error)));
    }

    @ExceptionHandler
    ResponseEntity<ProblemBody> parameter(MethodArgumentTypeMismatchException e, HttpServletRequest request) {
        return invalid(e.getName(), request);
    }

    @ExceptionHandler
    ResponseEntity<ProblemBody> parameter(MissingServletRequestParameterException e, HttpServletRequest request) {
        return invalid(e.getParameterName(), request);
    }

    @ExceptionHandler
    ResponseEntity<ProblemBody> notAcceptable(HttpMediaTypeNotAcceptableException e, HttpServletRequest request) {
        FieldError error = new FieldError("Accept", "media_type", "Accept application/json.");
        return answer(ProblemBody.of(
                HttpStatus.NOT_ACCEPTABLE, "media_type", error.message(), RequestNaming.of(request), List.of(error)));
    }

    /** Tomcat's word for a query that is not UTF-8, percent-encoded, and the firewall's for a control character in a name. */
    @ExceptionHandler({InvalidParameterException.class, RequestRejectedException.class})
    ResponseEntity<ProblemBody> query(Exception e, HttpServletRequest request) {
        FieldError error = new FieldError(
                "query", "encoding", "Write the query in UTF-8, percent-encoded, without control characters.");
        return answer(ProblemBody.of(
                HttpStatus.BAD_REQUEST, "malformed_query", error.message(), RequestNaming.of(request), List.of(error)));
    }

    @ExceptionHandler
    ResponseEntity<ProblemBody> unexpected(Exception e, HttpServletRequest request) {
        if (e instanceof RuntimeException failure && DatabaseBusy.or(failure) instanceof DatabaseBusy busy) {
            log.warn("Request {}: {}", RequestNaming.of(request), e.getMessage());
            return problem(busy, request);
        }
        log.error("Request {} failed", RequestNaming.of(request), e);
        return answer(ProblemBody.ourFault(RequestNaming.of(request)));
    }

    static NotFound noSuchPath() {
        return new NotFound("resource");
    }

    private static ResponseEntity<ProblemBody> invalid(String field, HttpServletRequest request) {
        FieldError error = new FieldError(field, "type", "'" + field + "' is missing or has the wrong type.");
        return answer(ProblemBody.of(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "invalid_input",
                error.message(),
                RequestNaming.of(request),
                List.of(error)));
    }

    private static ResponseEntity<ProblemBody> answer(ProblemBody body) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(body.status())
                .contentType(MediaType.parseMediaType(ProblemBody.MEDIA_TYPE))
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
        if (body.status() == 503 || body.status() == 429) {
            answer.header(HttpHeaders.RETRY_AFTER, DatabaseBusy.RETRY_AFTER);
        }
        return answer.body(body);
    }
}
