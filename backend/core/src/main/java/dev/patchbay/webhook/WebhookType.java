package dev.patchbay.webhook;

import dev.patchbay.connect.ConnectSessionEvent;
import dev.patchbay.connection.ConnectionEvent;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** What a webhook tells of, as it is written in a message: {@code connection.degraded}. */
public record WebhookType(String text) {

    /** Sent only when somebody asks for it; no endpoint can leave it out. */
    public static final WebhookType TEST = new WebhookType("webhook.test");

    private static final WebhookType EVENT_RECEIVED = new WebhookType("event.received");

    static WebhookType of(ConnectionEvent.Type type) {
        return new WebhookType(type.text());
    }

    static WebhookType of(ConnectSessionEvent.Type type) {
        return new WebhookType(type.text());
    }

    /** Those that an endpoint can choose, in the order of the documentation. */
    public static Stream<WebhookType> choices() {
        return Stream.of(
                        Arrays.stream(ConnectionEvent.Type.values()).map(WebhookType::of),
                        Arrays.stream(ConnectSessionEvent.Type.values()).map(WebhookType::of),
                        Stream.of(EVENT_RECEIVED))
                .flatMap(types -> types);
    }

    /** One that an endpoint can choose. */
    static Optional<WebhookType> parse(String text) {
        return choices().filter(type -> type.text().equals(text)).findFirst();
    }
}
