package dev.patchbay.gateway.internal;

import dev.patchbay.gateway.Header;
import dev.patchbay.gateway.StreamedReply;
import dev.patchbay.gateway.StreamingCall;
import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.jspecify.annotations.Nullable;

/** Opens calls that stream: checked and pinned like all others, and cut off when they stand still. */
final class Streams implements AutoCloseable {

    private final Route route;
    private final PinnedClient client;
    private final ScheduledThreadPoolExecutor alarm = Exchange.alarm("patchbay-stream-watch");

    Streams(Route route, PinnedClient client) {
        this.route = route;
        this.client = client;
    }

    StreamedReply open(StreamingCall call) {
        CallCheck.check(call);
        Target target = Route.target(call.uri());
        Iterator<InetAddress> addresses =
                route.addresses(target, PinnedClient.CONNECT).iterator();
        while (true) {
            Progress progress = new Progress(call.idle());
            try {
                return open(call, target, addresses.next(), progress);
            } catch (IOException fault) {
                if (!Faults.beforeSending(fault) || !addresses.hasNext()) {
                    throw Faults.of(target.host(), fault, progress.stalled());
                }
            }
        }
    }

    private StreamedReply open(StreamingCall call, Target target, InetAddress address, Progress progress)
            throws IOException {
        HttpUriRequestBase request = Route.request(call.method(), call.uri(), target, call.headers());
        if (call.content() != null) {
            request.setEntity(new StreamEntity(call.content(), progress, request::cancel));
        }
        Watch watch = new Watch(progress, request);
        watch.start();
        ClassicHttpResponse response;
        try {
            response = client.open(target, address, request, call.idle());
        } catch (IllegalStateException cancelledWhileConnecting) {
            if (progress.stalled()) {
                throw new SocketTimeoutException();
            }
            throw cancelledWhileConnecting;
        } finally {
            watch.end();
        }
        boolean handedOver = false;
        try {
            List<Header> headers = Route.headers(target.host(), response);
            OpenReply reply = new OpenReply(target.host(), request, response, headers);
            handedOver = true;
            return reply;
        } finally {
            if (!handedOver) {
                request.cancel();
                response.close();
            }
        }
    }

    @Override
    public void close() throws IOException {
        alarm.shutdownNow();
        client.close();
    }

    /** Ends a call whose content or answer stands still: a socket has no time limit for writing, and one for each byte of a head. */
    private final class Watch implements Runnable {

        private final Progress progress;
        private final HttpUriRequestBase request;
        private boolean over;
        private @Nullable Future<?> next;

        Watch(Progress progress, HttpUriRequestBase request) {
            this.progress = progress;
            this.request = request;
        }

        synchronized void start() {
            again(progress.nanosLeft());
        }

        synchronized void end() {
            over = true;
            if (next != null) {
                next.cancel(false);
            }
        }

        @Override
        public synchronized void run() {
            if (over) {
                return;
            }
            long left = progress.nanosLeft();
            if (left > 0) {
                again(left);
            } else {
                progress.stall();
                Thread.ofVirtual().start(request::cancel);
            }
        }

        private void again(long nanos) {
            next = alarm.schedule(this, nanos, TimeUnit.NANOSECONDS);
        }
    }
}
