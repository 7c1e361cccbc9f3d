package dev.patchbay.gateway.internal;

import dev.patchbay.gateway.Call;
import dev.patchbay.gateway.CallFailed;
import dev.patchbay.gateway.CallFailed.Cause;
import dev.patchbay.gateway.Header;
import dev.patchbay.gateway.Reply;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.net.URIAuthority;

/** One request and its answer: checked, sent to a checked address, and cut off at the deadline. */
final class Exchange implements AutoCloseable {

    private static final int MOST_HEADER_BYTES = 64 * 1024;

    private final AddressPolicy policy;
    private final PinnedClient client;
    private final ScheduledThreadPoolExecutor alarm = alarm();

    Exchange(AddressPolicy policy, PinnedClient client) {
        this.policy = policy;
        this.client = client;
    }

    Reply perform(Call call, Deadline deadline) {
        CallCheck.check(call);
        Target target = target(call);
        Iterator<InetAddress> addresses = addresses(target, deadline).iterator();
        while (true) {
            try {
                return perform(call, target, addresses.next(), deadline);
            } catch (IOException fault) {
                if (!Faults.beforeSending(fault) || !addresses.hasNext() || deadline.passed()) {
                    throw Faults.of(target.host(), fault, deadline);
                }
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
        try (ClassicHttpResponse response = client.open(target, address, request, deadline)) {
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
        boolean compressed = Body.compressed(response);
        List<Header> headers = new ArrayList<>();
        int size = 0;
        for (org.apache.hc.core5.http.Header header : response.getHeaders()) {
            String value = header.getValue() == null ? "" : header.getValue();
            size += header.getName().length() + value.length();
            Header field = new Header(header.getName(), value);
            if (!compressed || !field.named("Content-Encoding") && !field.named("Content-Length")) {
                headers.add(field);
            }
        }
        if (size > MOST_HEADER_BYTES) {
            throw new CallFailed(Cause.TOO_LARGE, host + " answered with larger headers than are allowed.");
        }
        return new Reply(response.getCode(), headers, Body.read(host, response, bodyBytes));
    }

    private static HttpUriRequestBase request(Call call, Target target) {
        HttpUriRequestBase request =
                new HttpUriRequestBase(call.method(), URI.create(call.uri().toASCIIString()));
        request.setAuthority(new URIAuthority(target.bareHost(), call.uri().getPort()));
        request.setHeader("Accept-Encoding", "gzip");
        for (Header header : call.headers()) {
            request.addHeader(header.name(), header.value());
        }
        if (call.body() != null) {
            request.setEntity(new ByteArrayEntity(call.body(), null));
        }
        return request;
    }

    private static Target target(Call call) {
        try {
            return Target.of(call.uri());
        } catch (Refused refused) {
            throw new CallFailed(Cause.REFUSED_BY_POLICY, refused.sentence());
        }
    }

    private List<InetAddress> addresses(Target target, Deadline deadline) {
        try {
            return policy.addresses(target, deadline.remaining());
        } catch (Refused refused) {
            throw new CallFailed(Cause.REFUSED_BY_POLICY, refused.sentence());
        } catch (UnknownHostException e) {
            throw new CallFailed(Cause.UNRESOLVED, target.host() + " has no address at the moment.");
        }
    }

    private static ScheduledThreadPoolExecutor alarm() {
        ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("patchbay-call-deadlines").factory());
        executor.setRemoveOnCancelPolicy(true);
        return executor;
    }

    @Override
    public void close() throws IOException {
        alarm.shutdownNow();
        client.close();
    }
}
