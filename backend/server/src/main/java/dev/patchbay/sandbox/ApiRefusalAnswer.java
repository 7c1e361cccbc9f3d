package dev.patchbay.sandbox;

import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** The sandbox's errors in its own form, as those of another company would be. */
@InSandbox
@RestControllerAdvice(
        assignableTypes = {SandboxApi.class, FaultSwitches.class, BehaviourSwitches.class, ClientRegistration.class})
class ApiRefusalAnswer {

    @ExceptionHandler
    ResponseEntity<Map<String, String>> refused(ApiRefusal refusal) {
        return ResponseEntity.status(refusal.status())
                .contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.WWW_AUTHENTICATE, refusal.challenges().toArray(String[]::new))
                .body(Map.of("error", refusal.error(), "message", String.valueOf(refusal.getMessage())));
    }

    @ExceptionHandler
    ResponseEntity<Map<String, String>> wrongInput(IllegalArgumentException exception) {
        return ResponseEntity.badRequest()
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("error", "invalid_request", "message", String.valueOf(exception.getMessage())));
    }
}
