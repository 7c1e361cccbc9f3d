package dev.patchbay.webhook;

import dev.patchbay.id.WebhookEndpointId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How much this node is sending to whom: one slow or dead receiver must not hold up the others. */
final class InFlight {

    private static final int AT_ONCE = 8;
    private static final int AT_ONCE_WHILE_FAILING = 2;

    private final Map<WebhookEndpointId, Load> loads = new ConcurrentHashMap<>();

    private record Load(int sending, boolean failing) {}

    /** Those that get nothing more for now. */
    List<WebhookEndpointId> full() {
        return loads.entrySet().stream()
                .filter(entry ->
                        entry.getValue().sending() >= (entry.getValue().failing() ? AT_ONCE_WHILE_FAILING : AT_ONCE))
                .map(Map.Entry::getKey)
                .toList();
    }

    void enter(WebhookEndpointId endpoint) {
        loads.merge(endpoint, new Load(1, false), (now, one) -> new Load(now.sending() + 1, now.failing()));
    }

    void tell(WebhookEndpointId endpoint, boolean failing) {
        loads.computeIfPresent(endpoint, (id, now) -> new Load(now.sending(), failing));
    }

    void leave(WebhookEndpointId endpoint) {
        loads.computeIfPresent(
                endpoint, (id, now) -> now.sending() == 1 ? null : new Load(now.sending() - 1, now.failing()));
    }
}
