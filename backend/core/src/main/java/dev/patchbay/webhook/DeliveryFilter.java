package dev.patchbay.webhook;

import dev.patchbay.id.ConnectionId;
import org.jspecify.annotations.Nullable;

/** Which deliveries are wanted; an absent part does not narrow. */
public record DeliveryFilter(
        Delivery.@Nullable Status status,
        @Nullable String type,
        @Nullable ConnectionId connection) {

    public static DeliveryFilter all() {
        return new DeliveryFilter(null, null, null);
    }

    public static DeliveryFilter of(Delivery.Status status) {
        return new DeliveryFilter(status, null, null);
    }
}
