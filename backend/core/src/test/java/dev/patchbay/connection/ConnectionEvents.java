package dev.patchbay.connection;

import dev.patchbay.connect.ConnectSessionEvent;
import dev.patchbay.id.ConnectSessionId;
import dev.patchbay.id.ConnectionId;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.context.event.EventListener;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Hears every event of connections and connect sessions in a run of the tests, as webhooks and the audit do. */
public final class ConnectionEvents {

    private record Heard(ConnectionEvent event, boolean insideTransaction) {}

    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private final List<ConnectSessionEvent> sessions = new CopyOnWriteArrayList<>();

    @EventListener
    void hear(ConnectionEvent event) {
        heard.add(new Heard(event, TransactionSynchronizationManager.isActualTransactionActive()));
    }

    @EventListener
    void hear(ConnectSessionEvent event) {
        sessions.add(event);
    }

    public List<ConnectSessionEvent> of(ConnectSessionId id) {
        return sessions.stream()
                .filter(event -> event.session().id().equals(id))
                .toList();
    }

    public List<ConnectionEvent> of(ConnectionId id) {
        return heard.stream()
                .map(Heard::event)
                .filter(event -> event.connection().id().equals(id))
                .toList();
    }

    public List<ConnectionEvent.Type> types(ConnectionId id) {
        return of(id).stream().map(ConnectionEvent::type).toList();
    }

    public List<Boolean> insideTransaction(ConnectionId id) {
        return heard.stream()
                .filter(one -> one.event().connection().id().equals(id))
                .map(Heard::insideTransaction)
                .toList();
    }
}
