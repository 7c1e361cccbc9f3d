package dev.patchbay.proxy;

import dev.patchbay.id.ConnectionId;
import dev.patchbay.id.ProxiedCallId;
import dev.patchbay.organization.Actor;
import dev.patchbay.organization.Scope;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Writes the records of calls behind, many at once, so that a call waits for no write. When more come than can be written,
 * the newest are left out and counted as {@code patchbay.proxy.unrecorded}.
 */
@Component
class CallLog implements DisposableBean {

    private static final int WAITING = 20_000;
    private static final int BATCH = 200;

    private final ProxiedCallTable table;
    private final MeterRegistry meters;
    private final Clock clock;
    private final BlockingQueue<ProxiedCall> waiting = new ArrayBlockingQueue<>(WAITING);

    CallLog(ProxiedCallTable table, MeterRegistry meters, Clock clock) {
        this.table = table;
        this.meters = meters;
        this.clock = clock;
    }

    LoggedCall begin(Scope scope, ConnectionId connection, ProxyRequest request, ProxyPath path) {
        return new Begun(scope, connection, request, path, clock.instant(), System.nanoTime());
    }

    @Scheduled(fixedDelay = 1_000)
    void write() {
        List<ProxiedCall> batch = new ArrayList<>(BATCH);
        while (waiting.drainTo(batch, BATCH) > 0) {
            table.insert(batch);
            batch.clear();
        }
    }

    @Override
    public void destroy() {
        write();
    }

    private final class Begun implements LoggedCall {

        private final Scope scope;
        private final ConnectionId connection;
        private final ProxyRequest request;
        private final ProxyPath path;
        private final Instant at;
        private final long startNanos;
        private final AtomicBoolean told = new AtomicBoolean();

        Begun(Scope scope, ConnectionId connection, ProxyRequest request, ProxyPath path, Instant at, long startNanos) {
            this.scope = scope;
            this.connection = connection;
            this.request = request;
            this.path = path;
            this.at = at;
            this.startNanos = startNanos;
        }

        @Override
        public void answered(int status, long bytes, Attempts attempts) {
            tell(status, null, bytes, attempts);
        }

        @Override
        public void failed(String error, Attempts attempts) {
            tell(null, error, 0, attempts);
        }

        private void tell(@Nullable Integer status, @Nullable String error, long bytes, Attempts attempts) {
            if (!told.compareAndSet(false, true)) {
                return;
            }
            Actor actor = scope.actor();
            ProxiedCall call = new ProxiedCall(
                    ProxiedCallId.next(),
                    scope.environment(),
                    connection,
                    request.method().substring(0, Math.min(request.method().length(), 20)),
                    PathShape.of(path),
                    status,
                    error,
                    attempts.made(),
                    Duration.ofNanos(System.nanoTime() - startNanos),
                    attempts.bytesSent(),
                    bytes,
                    id(actor),
                    actor.displayName(),
                    request.requestId(),
                    at);
            if (!waiting.offer(call)) {
                meters.counter("patchbay.proxy.unrecorded").increment();
            }
        }

        private static String id(Actor actor) {
            return switch (actor) {
                case Actor.OfApiKey key -> key.id().text();
                case Actor.OfMember member -> member.id().text();
                case Actor.OfConnectSession session -> session.id().text();
                case Actor.OfSystem system -> system.job();
            };
        }
    }
}
