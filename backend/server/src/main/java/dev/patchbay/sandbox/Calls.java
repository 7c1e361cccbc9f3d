package dev.patchbay.sandbox;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLongArray;
import org.springframework.stereotype.Component;

/** How often each endpoint was called, so that a test can say "exactly one refresh". Of this node, and gone with it. */
@InSandbox
@Component
class Calls {

    private final AtomicLongArray counts = new AtomicLongArray(FaultPoint.values().length);

    void count(FaultPoint endpoint) {
        counts.incrementAndGet(endpoint.ordinal());
    }

    void reset() {
        Arrays.stream(FaultPoint.values()).forEach(endpoint -> counts.set(endpoint.ordinal(), 0));
    }

    Map<String, Long> all() {
        Map<String, Long> all = new LinkedHashMap<>();
        for (FaultPoint endpoint : FaultPoint.values()) {
            all.put(endpoint.word(), counts.get(endpoint.ordinal()));
        }
        return all;
    }
}
