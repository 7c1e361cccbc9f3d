package dev.patchbay.api;

import dev.patchbay.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Writes a problem where no controller has been reached yet. */
@Component
class ProblemWriter {

    void write(HttpServletRequest request, HttpServletResponse response, Problem problem) throws IOException {
        write(response, ProblemBody.of(problem, RequestNaming.of(request)));
    }

    void write(HttpServletResponse response, ProblemBody body) throws IOException {
        response.setStatus(body.status());
        response.setContentType(ProblemBody.MEDIA_TYPE);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.getOutputStream().write(ApiJson.MAPPER.writeValueAsBytes(body));
    }
}
