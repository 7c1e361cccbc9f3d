package dev.patchbay.sandbox;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The faults that are switched on, at most one for each endpoint. Of this node, and gone with it. */
@InSandbox
@Component
public class Faults {

    private final Map<FaultPoint, Fault> faults = new EnumMap<>(FaultPoint.class);

    synchronized void set(Fault fault) {
        faults.put(fault.endpoint(), fault);
    }

    synchronized void clear() {
        faults.clear();
    }

    synchronized List<Fault> all() {
        return List.copyOf(faults.values());
    }

    /** The fault for one call that has just arrived there; it lasts one call less now. */
    synchronized Optional<Fault> take(FaultPoint endpoint) {
        Fault fault = faults.remove(endpoint);
        if (fault != null && fault.times() > 1) {
            faults.put(endpoint, new Fault(endpoint, fault.fault(), fault.times() - 1, fault.seconds()));
        }
        return Optional.ofNullable(fault);
    }
}
