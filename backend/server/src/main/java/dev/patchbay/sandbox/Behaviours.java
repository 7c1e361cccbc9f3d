package dev.patchbay.sandbox;

import java.util.EnumSet;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The behaviours that are switched on. Of this node, and gone with it. */
@InSandbox
@Component
class Behaviours {

    private volatile Set<Behaviour> on = Set.of();

    boolean has(Behaviour behaviour) {
        return on.contains(behaviour);
    }

    Set<Behaviour> all() {
        return on;
    }

    /** These and no others. */
    void set(Set<Behaviour> behaviours) {
        on = behaviours.isEmpty() ? Set.of() : Set.copyOf(behaviours);
    }

    synchronized void add(Behaviour behaviour) {
        Set<Behaviour> more = EnumSet.of(behaviour);
        more.addAll(on);
        set(more);
    }

    synchronized void remove(Behaviour behaviour) {
        Set<Behaviour> fewer = EnumSet.copyOf(on.isEmpty() ? EnumSet.noneOf(Behaviour.class) : on);
        fewer.remove(behaviour);
        set(fewer);
    }
}
