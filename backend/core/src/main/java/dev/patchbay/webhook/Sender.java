package dev.patchbay.webhook;

import dev.patchbay.gateway.Call;
import dev.patchbay.gateway.CallFailed;
import dev.patchbay.gateway.Gateway;
import dev.patchbay.gateway.Limits;
import dev.patchbay.gateway.Purpose;
import dev.patchbay.gateway.Redirects;
import dev.patchbay.gateway.Reply;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Sends a message once, as Standard Webhooks 1.0.0 has it. */
@Component
class Sender {

    private static final Limits LIMITS =
            Limits.standard().within(Duration.ofSeconds(15)).following(Redirects.NEVER);

    private final Gateway gateway;
    private final SecretSeal seal;
    private final Clock clock;

    Sender(Gateway gateway, SecretSeal seal, Clock clock) {
        this.gateway = gateway;
        this.seal = seal;
        this.clock = clock;
    }

    /** What came of it. */
    sealed interface Outcome {
        DeliveryAttempt attempt();
    }

    record Arrived(DeliveryAttempt attempt) implements Outcome {}

    /** The receiver says that it will never take anything again. */
    record Gone(DeliveryAttempt attempt) implements Outcome {}

    /** @param asked how long the receiver asks to wait, or zero */
    record Failed(DeliveryAttempt attempt, Duration asked) implements Outcome {}

    Outcome send(EndpointTable.Stored to, Delivery delivery, String body) {
        Instant at = clock.instant();
        int number = delivery.attempts() + 1;
        Call call = call(to, delivery, MessageBody.bytes(body), at);
        try {
            Reply reply = gateway.send(call);
            return concluded(reply, number, at);
        } catch (CallFailed e) {
            return new Failed(
                    new DeliveryAttempt(number, at, since(at), null, e.code(), e.detail(), null), Duration.ZERO);
        }
    }

    private Call call(EndpointTable.Stored to, Delivery delivery, byte[] body, Instant at) {
        String id = delivery.message().text();
        long timestamp = at.getEpochSecond();
        List<SigningSecret> secrets = seal.open(to, at);
        String signatures =
                secrets.stream().map(secret -> secret.sign(id, timestamp, body)).collect(Collectors.joining(" "));
        return Call.post(URI.create(to.endpoint().url()), "application/json", body)
                .withHeader("Webhook-Id", id)
                .withHeader("Webhook-Timestamp", String.valueOf(timestamp))
                .withSecretHeader("Webhook-Signature", signatures)
                .withLimits(LIMITS)
                .withPurpose(Purpose.WEBHOOK);
    }

    private Outcome concluded(Reply reply, int number, Instant at) {
        String answer = AnswerExcerpt.of(reply);
        long millis = since(at);
        int status = reply.status();
        if (reply.ok()) {
            return new Arrived(new DeliveryAttempt(number, at, millis, status, null, null, answer));
        }
        if (status == 410) {
            String sentence = "The receiver answered 410: it wants nothing sent there any more.";
            return new Gone(new DeliveryAttempt(number, at, millis, status, "receiver_gone", sentence, answer));
        }
        boolean redirect = status >= 300 && status < 400;
        String code = redirect ? "redirect_not_followed" : "receiver_refused";
        String sentence = redirect
                ? "The receiver answered with a redirect, which is not followed. Enter the final address."
                : "The receiver answered with status " + status + "; only 2xx counts as delivered.";
        Duration asked = reply.header("Retry-After").map(Sender::seconds).orElse(Duration.ZERO);
        return new Failed(new DeliveryAttempt(number, at, millis, status, code, sentence, answer), asked);
    }

    private long since(Instant at) {
        return Math.max(0, Duration.between(at, clock.instant()).toMillis());
    }

    /** RFC 9110, section 10.2.3, in seconds; a date says nothing that the schedule does not. */
    private static Duration seconds(String retryAfter) {
        return retryAfter.strip().matches("\\d{1,6}")
                ? Duration.ofSeconds(Long.parseLong(retryAfter.strip()))
                : Duration.ZERO;
    }
}
