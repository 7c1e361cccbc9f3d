package dev.patchbay.session;

import com.vaadin.flow.function.DeploymentConfiguration;
import com.vaadin.flow.server.RouteRegistry;
import com.vaadin.flow.server.SessionExpiredException;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinServlet;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.server.WrappedSession;
import com.vaadin.flow.spring.SpringVaadinServletService;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;

/**
 * Keeps Vaadin's state of a session in a slot of this node instead of in the session itself, which is in the database and would be
 * a new copy at every request. Serves the routes of one module.
 */
class SlotService extends SpringVaadinServletService {

    private final transient UiSlots slots;
    private final RouteRegistry routes;

    SlotService(
            VaadinServlet servlet,
            DeploymentConfiguration configuration,
            ApplicationContext context,
            UiSlots slots,
            RouteRegistry routes) {
        super(servlet, configuration, context);
        this.slots = slots;
        this.routes = routes;
    }

    @Override
    protected RouteRegistry getRouteRegistry() {
        return routes;
    }

    /** Absolute, because the address of a widget page is not the path of its servlet. */
    @Override
    public String getContextRootRelativePath(VaadinRequest request) {
        return "/";
    }

    /** A call of a page whose slot is not on this node is told that its session is over: the client then loads the page anew. */
    @Override
    public VaadinSession findVaadinSession(VaadinRequest request) throws SessionExpiredException {
        if (!requestCanCreateSession(request)
                && slot(request.getWrappedSession(false)).isEmpty()) {
            throw new SessionExpiredException();
        }
        return super.findVaadinSession(request);
    }

    @Override
    protected @Nullable Lock getSessionLock(WrappedSession session) {
        return slot(session).map(UiSlots.Slot::lock).orElse(null);
    }

    @Override
    protected Lock lockSession(WrappedSession session) {
        UiSlots.Slot slot = slot(session).orElseGet(() -> slots.open(session, attribute(), this));
        slot.lock().lock();
        try {
            slots.touch(slot, session);
        } catch (RuntimeException e) {
            slot.lock().unlock();
            throw e;
        }
        return slot.lock();
    }

    @Override
    protected void writeToHttpSession(WrappedSession session, VaadinSession screens) {
        slot(session).orElseThrow().put(screens);
    }

    @Override
    protected @Nullable VaadinSession readFromHttpSession(WrappedSession session) {
        return slot(session).map(UiSlots.Slot::screens).orElse(null);
    }

    @Override
    protected void removeFromHttpSession(WrappedSession session) {
        slot(session).ifPresent(slot -> slot.put(null));
    }

    private Optional<UiSlots.Slot> slot(@Nullable WrappedSession session) {
        return session == null ? Optional.empty() : slots.find(session, attribute());
    }

    private String attribute() {
        return "patchbay.slot." + getServiceName();
    }
}
