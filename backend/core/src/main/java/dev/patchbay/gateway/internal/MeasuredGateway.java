package dev.patchbay.gateway.internal;

import dev.patchbay.gateway.Call;
import dev.patchbay.gateway.CallFailed;
import dev.patchbay.gateway.CallFailed.Cause;
import dev.patchbay.gateway.Gateway;
import dev.patchbay.gateway.Purpose;
import dev.patchbay.gateway.Reply;
import dev.patchbay.gateway.StreamedReply;
import dev.patchbay.gateway.StreamingCall;
import dev.patchbay.gateway.StreamingGateway;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/**
 * Sends calls and follows their redirects, all within one deadline. Measures each as {@code patchbay.gateway.calls} by
 * purpose and outcome; which host was called is not in the metrics.
 */
final class MeasuredGateway implements Gateway, StreamingGateway, AutoCloseable {

    private static final int MOST_REDIRECTS = 5;

    private final Exchange exchange;
    private final Streams streams;
    private final MeterRegistry meters;

    MeasuredGateway(Exchange exchange, Streams streams, MeterRegistry meters) {
        this.exchange = exchange;
        this.streams = streams;
        this.meters = meters;
    }

    @Override
    public Reply send(Call call) {
        return measured(call.purpose(), () -> follow(call), Reply::status);
    }

    /** Measured until the head of the answer is there: how long a body takes is its reader's affair too. */
    @Override
    public StreamedReply open(StreamingCall call) {
        return measured(call.purpose(), () -> streams.open(call), StreamedReply::status);
    }

    private <T> T measured(Purpose purpose, Supplier<T> call, ToIntFunction<T> status) {
        Timer.Sample time = Timer.start(meters);
        String outcome = "error";
        try {
            T reply = call.get();
            outcome = status.applyAsInt(reply) / 100 + "xx";
            return reply;
        } catch (CallFailed failed) {
            outcome = failed.cause().name().toLowerCase(Locale.ROOT);
            throw failed;
        } finally {
            time.stop(meters.timer(
                    "patchbay.gateway.calls", "purpose", purpose.name().toLowerCase(Locale.ROOT), "outcome", outcome));
        }
    }

    private Reply follow(Call first) {
        Deadline deadline = Deadline.in(first.limits().deadline());
        Call call = first;
        for (int redirects = 0; ; redirects++) {
            Reply reply = exchange.perform(call, deadline);
            Optional<Call> next = Redirection.next(call, reply);
            if (next.isEmpty()) {
                return reply;
            }
            if (redirects == MOST_REDIRECTS) {
                throw new CallFailed(
                        Cause.TOO_MANY_REDIRECTS, first.uri().getHost() + " redirects more often than is followed.");
            }
            call = next.get();
        }
    }

    @Override
    public void close() throws IOException {
        try (streams) {
            exchange.close();
        }
    }
}
