package dev.patchbay.proxy;

import dev.patchbay.id.ConnectionId;
import dev.patchbay.id.EnvironmentId;
import dev.patchbay.id.ProxiedCallId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That a call was made: by whom and where to, never what was said.
 *
 * @param path as {@link PathShape} tells it, without a query
 * @param status what the app answered; absent when it did not
 * @param error the code of the problem that the caller was told, when the app did not answer
 * @param attempts how often the app was asked
 * @param duration until the last byte of the answer
 * @param bytesSent of the caller's body
 * @param bytesReceived of the answer's body
 * @param caller the id of the API key, as a rule
 */
public record ProxiedCall(
        ProxiedCallId id,
        EnvironmentId environment,
        ConnectionId connection,
        String method,
        String path,
        @Nullable Integer status,
        @Nullable String error,
        int attempts,
        Duration duration,
        long bytesSent,
        long bytesReceived,
        String caller,
        String callerName,
        String requestId,
        Instant calledAt) {}
