package dev.patchbay.id;

import java.util.Optional;
import java.util.UUID;

/** Identifies a webhook message, the same for all its endpoints and attempts: {@code msg_…}. */
public record WebhookMessageId(UUID value) implements TypedId {

    private static final String PREFIX = "msg";

    public static WebhookMessageId next() {
        return new WebhookMessageId(Ids.next());
    }

    public static WebhookMessageId of(byte[] bytes) {
        return new WebhookMessageId(Ids.of(bytes));
    }

    /** Empty when the text is not such an id; it says nothing of whether the thing exists. */
    public static Optional<WebhookMessageId> parse(String text) {
        return Ids.parse(text, PREFIX, WebhookMessageId::new);
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
