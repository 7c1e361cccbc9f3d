package dev.patchbay.proxy;

import dev.patchbay.connection.AppAccess.Access;
import dev.patchbay.gateway.CallFailed;
import dev.patchbay.gateway.Header;
import dev.patchbay.gateway.StreamedReply;
import dev.patchbay.gateway.StreamingGateway;
import dev.patchbay.organization.Scope;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One call, carried out as often as it takes: once, and again where that is safe and promises another answer. */
final class Attempts {

    private static final int MOST_PAUSES = 2;

    private final ProxyRequest request;
    private final ProxyPath path;
    private final AppRequests requests;
    private final StreamingGateway gateway;
    private final Renewals renewals;
    private final Pause pause;
    private final RetryRules rules;
    private final @Nullable KeptContent content;
    private Duration patience;
    private int pauses;
    private int made;
    private boolean renewed;
    private boolean reconnected;
    private @Nullable Outgoing last;

    Attempts(
            ProxyRequest request,
            ProxyPath path,
            AppRequests requests,
            StreamingGateway gateway,
            Renewals renewals,
            Duration patience,
            Pause pause,
            Clock clock) {
        this.request = request;
        this.path = path;
        this.requests = requests;
        this.gateway = gateway;
        this.renewals = renewals;
        this.pause = pause;
        this.rules = new RetryRules(clock);
        this.patience = patience;
        this.content = request.content() == null ? null : new KeptContent(request.content());
    }

    int made() {
        return made;
    }

    /** Bytes of the caller's body that have been read. */
    long bytesSent() {
        return content == null ? 0 : content.passed();
    }

    StreamedReply answer(Scope scope, Access first) {
        Access access = first;
        while (true) {
            StreamedReply reply;
            try {
                reply = send(scope, access);
            } catch (CallFailed failed) {
                if (!mayReconnect(failed)) {
                    throw failed;
                }
                reconnected = true;
                continue;
            }
            boolean handedOver = false;
            try {
                Optional<Access> next = next(scope, access, reply);
                handedOver = next.isEmpty();
                if (handedOver) {
                    return reply;
                }
                access = next.get();
            } finally {
                if (!handedOver) {
                    reply.close();
                }
            }
        }
    }

    /** The answer's headers as the caller may see them. */
    List<Header> headers(StreamedReply reply) {
        Outgoing sent = last;
        if (sent == null) {
            throw new IllegalStateException("Nothing has been sent");
        }
        List<Header> headers = reply.headers().stream()
                .map(header -> header.named("Location") ? behindProxy(header, sent) : header)
                .toList();
        return PassedHeaders.toCaller(headers, sent.secrets());
    }

    private Header behindProxy(Header location, Outgoing sent) {
        return sent.destination()
                .behind(request.mount(), sent.call().uri(), location.value(), sent.secretQuery())
                .map(reference -> new Header(location.name(), reference))
                .orElse(location);
    }

    private StreamedReply send(Scope scope, Access access) {
        Outgoing outgoing = requests.to(scope, access, request, path, content);
        last = outgoing;
        made++;
        return gateway.open(outgoing.call());
    }

    /** What to try next; empty when the reply is the answer. */
    private Optional<Access> next(Scope scope, Access access, StreamedReply reply) {
        if (!canRepeat()) {
            return Optional.empty();
        }
        if (reply.status() == 401) {
            return renewed(scope, access);
        }
        return RetryRules.isIdempotent(request.method())
                ? rules.wait(reply).filter(this::paused).map(wait -> access)
                : Optional.empty();
    }

    /** A call that was answered 401 was not carried out, so that any method can be repeated. */
    private Optional<Access> renewed(Scope scope, Access access) {
        if (renewed) {
            renewals.didNotHelp(access);
            return Optional.empty();
        }
        renewed = true;
        return renewals.after(scope, access);
    }

    private boolean paused(Duration wait) {
        if (pauses >= MOST_PAUSES || wait.compareTo(patience) > 0) {
            return false;
        }
        pauses++;
        patience = patience.minus(wait);
        try {
            pause.of(wait);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean mayReconnect(CallFailed failed) {
        return !reconnected
                && RetryRules.brokeUnanswered(failed)
                && RetryRules.isIdempotent(request.method())
                && canRepeat();
    }

    private boolean canRepeat() {
        return content == null || content.canRepeat();
    }
}
