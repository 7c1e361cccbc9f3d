package dev.patchbay.id;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Identifies an entry of the audit record: {@code aud_…}. */
public record AuditEventId(UUID value) implements TypedId {

    private static final String PREFIX = "aud";

    /** One that sorts by when it happened. */
    public static AuditEventId at(Instant time) {
        return new AuditEventId(Ids.at(time));
    }

    public static AuditEventId of(byte[] bytes) {
        return new AuditEventId(Ids.of(bytes));
    }

    /** Empty when the text is not such an id; it says nothing of whether the thing exists. */
    public static Optional<AuditEventId> parse(String text) {
        return Ids.parse(text, PREFIX, AuditEventId::new);
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
