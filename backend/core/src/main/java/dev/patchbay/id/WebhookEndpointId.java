package dev.patchbay.id;

import java.util.Optional;
import java.util.UUID;

/** Identifies a webhook endpoint: {@code whe_…}. */
public record WebhookEndpointId(UUID value) implements TypedId {

    private static final String PREFIX = "whe";

    public static WebhookEndpointId next() {
        return new WebhookEndpointId(Ids.next());
    }

    public static WebhookEndpointId of(byte[] bytes) {
        return new WebhookEndpointId(Ids.of(bytes));
    }

    /** Empty when the text is not such an id; it says nothing of whether the thing exists. */
    public static Optional<WebhookEndpointId> parse(String text) {
        return Ids.parse(text, PREFIX, WebhookEndpointId::new);
    }

    @Override
    public String prefix() {
        return PREFIX;
    }

    @Override
    public String toString() {
        return text();
    }
}
