package dev.patchbay.id;

import java.util.Optional;
import java.util.UUID;

/** Identifies one webhook message on its way to one endpoint: {@code dlv_…}. */
public record WebhookDeliveryId(UUID value) implements TypedId {

    private static final String PREFIX = "dlv";

    public static WebhookDeliveryId next() {
        return new WebhookDeliveryId(Ids.next());
    }

    public static WebhookDeliveryId of(byte[] bytes) {
        return new WebhookDeliveryId(Ids.of(bytes));
    }

    /** Empty when the text is not such an id; it says nothing of whether the thing exists. */
    public static Optional<WebhookDeliveryId> parse(String text) {
        return Ids.parse(text, PREFIX, WebhookDeliveryId::new);
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
