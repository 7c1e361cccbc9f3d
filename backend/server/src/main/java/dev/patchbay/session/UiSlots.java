package dev.patchbay.session;

import com.vaadin.flow.server.VaadinService;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.server.WrappedSession;
import dev.patchbay.token.Token;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * The screens that live on this node: one slot for each session and servlet, found by a random name that the session holds. A
 * session whose slot is elsewhere, or gone, gets a new one with its next page; the old name then leads nowhere, so that a stale
 * page can never meet a state that is not its own.
 */
@Component
final class UiSlots {

    private final Map<String, Slot> slots = new ConcurrentHashMap<>();
    private final Clock clock;

    UiSlots(ObjectProvider<Clock> clock) {
        this.clock = clock.getIfAvailable(Clock::systemUTC);
    }

    /** A place for one session's screens. Lock before touching them. */
    static final class Slot {
        private final String name = Token.next();
        private final ReentrantLock lock = new ReentrantLock();
        private final VaadinService service;
        private volatile @Nullable VaadinSession screens;
        private volatile String sessionId;
        private volatile Instant touched;

        private Slot(VaadinService service, String sessionId, Instant now) {
            this.service = service;
            this.sessionId = sessionId;
            this.touched = now;
        }

        ReentrantLock lock() {
            return lock;
        }

        @Nullable
        VaadinSession screens() {
            return screens;
        }

        void put(@Nullable VaadinSession screens) {
            this.screens = screens;
        }

        String sessionId() {
            return sessionId;
        }
    }

    /** The slot that the session names under the attribute, if it is on this node. */
    Optional<Slot> find(WrappedSession session, String attribute) {
        return session.getAttribute(attribute) instanceof String name
                ? Optional.ofNullable(slots.get(name))
                : Optional.empty();
    }

    /** Opens a slot and notes its name in the session. */
    Slot open(WrappedSession session, String attribute, VaadinService service) {
        var slot = new Slot(service, session.getId(), clock.instant());
        slots.put(slot.name, slot);
        session.setAttribute(attribute, slot.name);
        return slot;
    }

    /** Notes that the slot is in use, and by which session: its id changes at sign-in. */
    void touch(Slot slot, WrappedSession session) {
        slot.touched = clock.instant();
        slot.sessionId = session.getId();
    }

    /** Closes what belongs to sessions that have ended. */
    void closeOf(String sessionId) {
        close(slots.values().stream()
                .filter(slot -> slot.sessionId.equals(sessionId))
                .toList());
    }

    /** Closes every slot, as a restart of the node would. */
    void closeAll() {
        close(List.copyOf(slots.values()));
    }

    int size() {
        return slots.size();
    }

    List<String> sessionIds() {
        return slots.values().stream().map(Slot::sessionId).distinct().toList();
    }

    /** Closes the slots of sessions that are not alive, those unused for longer than {@code idle}, and the oldest beyond {@code most}. */
    void sweep(Predicate<String> alive, Duration idle, int most) {
        Instant limit = clock.instant().minus(idle);
        // A slot younger than a minute may belong to a session whose first response, and so its row, is still to be
        // written.
        Instant settled = clock.instant().minus(Duration.ofMinutes(1));
        close(slots.values().stream()
                .filter(slot ->
                        slot.touched.isBefore(limit) || (slot.touched.isBefore(settled) && !alive.test(slot.sessionId)))
                .toList());
        int excess = slots.size() - most;
        if (excess > 0) {
            close(slots.values().stream()
                    .sorted(Comparator.comparing(slot -> slot.touched))
                    .limit(excess)
                    .toList());
        }
    }

    private void close(Collection<Slot> closing) {
        for (Slot slot : closing) {
            slots.remove(slot.name);
            VaadinSession screens = slot.screens;
            if (screens != null) {
                // What a servlet container does with a session that ends: within a request of these very screens they
                // are
                // destroyed when the request is over, otherwise now.
                screens.valueUnbound(null);
            }
        }
    }
}
