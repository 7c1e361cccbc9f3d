package dev.patchbay.api;

import dev.patchbay.id.ConnectionId;
import dev.patchbay.organization.Scope;
import dev.patchbay.page.PageRequest;
import dev.patchbay.problem.NotFound;
import dev.patchbay.proxy.ProxiedCall;
import dev.patchbay.proxy.ProxiedCalls;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /connections/{id}/calls}: who called what through the proxy. */
@RestController
class ConnectionCallsApi {

    private final ProxiedCalls calls;

    ConnectionCallsApi(ProxiedCalls calls) {
        this.calls = calls;
    }

    /**
     * One call.
     *
     * @param path without a query; what names a single thing or person is {@code {id}} or {@code {email}}
     * @param status the app's; absent when it did not answer
     * @param error the code of the problem that was answered instead
     */
    public record CallBody(
            String id,
            String method,
            String path,
            @Nullable Integer status,
            @Nullable String error,
            int attempts,
            long durationMs,
            long bytesSent,
            long bytesReceived,
            CallerBody caller,
            String requestId,
            Instant calledAt) {

        static CallBody of(ProxiedCall call) {
            return new CallBody(
                    call.id().text(),
                    call.method(),
                    call.path(),
                    call.status(),
                    call.error(),
                    call.attempts(),
                    call.duration().toMillis(),
                    call.bytesSent(),
                    call.bytesReceived(),
                    new CallerBody(call.caller(), call.callerName()),
                    call.requestId(),
                    call.calledAt());
        }
    }

    public record CallerBody(String id, String name) {}

    @GetMapping("/api/v1/connections/{id}/calls")
    PageBody<CallBody> list(
            Scope scope,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        ConnectionId connection = ConnectionId.parse(id).orElseThrow(() -> new NotFound("connection"));
        return PageBody.of(
                calls.list(scope, connection, PageRequest.of(limit, cursor)).map(CallBody::of));
    }
}
