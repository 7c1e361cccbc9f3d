package dev.patchbay.gateway.internal;

import dev.patchbay.gateway.Call;
import dev.patchbay.gateway.Header;
import dev.patchbay.gateway.Reply;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;

/** One request and its answer: checked, sent to a checked address, and cut off at the deadline. */
final class Exchange implements AutoCloseable {

    private final Route route;
    private final PinnedClient client;
    private final ScheduledThreadPoolExecutor alarm = alarm("patchbay-call-deadlines");

    Exchange(Route route, PinnedClient client) {
        this.route = route;
        this.client = client;
    }

    Reply perform(Call call, Deadline deadline) {
        CallCheck.check(call);
        Target target = Route.target(call.uri());
        Iterator<InetAddress> addresses =
                route.addresses(target, deadline.remaining()).iterator();
        while (true) {
            try {
                return perform(call, target, addresses.next(), deadline);
            } catch (IOException fault) {
                if (!Faults.beforeSending(fault) || !addresses.hasNext() || deadline.passed()) {
                    throw Faults.of(target.host(), fault, deadline.passed());
                }
            } catch (IllegalStateException cancelled) {
                // So the client tells that it was cancelled after it took a connection and before it opened it.
                if (!deadline.passed()) {
                    throw cancelled;
                }
                throw Faults.of(target.host(), new InterruptedIOException(), true);
            }
        }
    }

    private Reply perform(Call call, Target target, InetAddress address, Deadline deadline) throws IOException {
        HttpUriRequestBase request = request(call, target);
        // Timeouts of the socket start anew with each byte; only this stops an answer that drips.
        Future<?> cancellation = alarm.schedule(
                () -> Thread.ofVirtual().start(request::cancel),
                deadline.remaining().toNanos(),
                TimeUnit.NANOSECONDS);
        boolean complete = false;
        try (ClassicHttpResponse response = client.open(target, address, request, deadline.remaining())) {
            try {
                Reply reply = read(target.host(), response, call.limits().bodyBytes());
                complete = true;
                return reply;
            } finally {
                if (!complete) {
                    // Closing would first read the rest of the body, which may have no end.
                    request.cancel();
                }
            }
        } finally {
            cancellation.cancel(false);
        }
    }

    private static Reply read(String host, ClassicHttpResponse response, int bodyBytes) throws IOException {
        List<Header> headers = Route.headers(host, response);
        if (Body.compressed(response)) {
            headers.removeIf(field -> field.named("Content-Encoding") || field.named("Content-Length"));
        }
        return new Reply(response.getCode(), headers, Body.read(host, response, bodyBytes));
    }

    private static HttpUriRequestBase request(Call call, Target target) {
        HttpUriRequestBase request = Route.request(call.method(), call.uri(), target, call.headers());
        request.setHeader("Accept-Encoding", "gzip");
        if (call.body() != null) {
            request.setEntity(new ByteArrayEntity(call.body(), null));
        }
        return request;
    }

    /** A clock that wakes what waits too long. */
    static ScheduledThreadPoolExecutor alarm(String name) {
        ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name(name).factory());
        executor.setRemoveOnCancelPolicy(true);
        return executor;
    }

    @Override
    public void close() throws IOException {
        alarm.shutdownNow();
        client.close();
    }
}
