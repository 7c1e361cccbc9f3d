package dev.patchbay.widget;

import dev.patchbay.authorization.Attempts;
import dev.patchbay.connect.WidgetScope;
import dev.patchbay.connection.Connection;
import dev.patchbay.connection.Connections;
import dev.patchbay.connector.AuthMethod;
import dev.patchbay.connector.Connector;
import dev.patchbay.connector.Connectors;
import dev.patchbay.id.ConnectorId;
import dev.patchbay.page.Page;
import dev.patchbay.page.PageRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What one widget may connect, and what its tenant has connected. */
@Component
class Apps {

    /** Longer lists than this are for searching elsewhere. */
    private static final int MOST = 1000;

    private static final int PAGE = 100;

    private final Connectors connectors;
    private final Connections connections;
    private final Attempts attempts;

    Apps(Connectors connectors, Connections connections, Attempts attempts) {
        this.connectors = connectors;
        this.connections = connections;
        this.attempts = attempts;
    }

    /** By name. Connectors that this installation has no way to connect are left out. */
    List<Connector> of(WidgetScope widget) {
        return all(page -> connectors.list(widget.scope(), page)).stream()
                .filter(c -> widget.allows(c.slug()) && !attempts.available(c).isEmpty())
                .sorted(Comparator.comparing(Connector::name, String.CASE_INSENSITIVE_ORDER))
                .toList();
    }

    /** The one that the widget goes straight to: because the page said so, or because there is no other. */
    @Nullable
    String only(WidgetScope widget, Opening opening) {
        Optional<String> asked = opening.connector()
                .flatMap(slug -> connectors.find(widget.scope(), slug))
                .map(Connector::slug)
                .filter(widget::allows);
        if (asked.isPresent()) {
            return asked.get();
        }
        List<String> allowed = widget.session().connectors();
        if (allowed.size() == 1) {
            return allowed.getFirst();
        }
        List<Connector> all = of(widget);
        return all.size() == 1 ? all.getFirst().slug() : null;
    }

    /** The connector of this name in an address. */
    Connector get(WidgetScope widget, String slug) {
        return attempts.connector(widget, slug);
    }

    List<AuthMethod> methods(Connector connector) {
        return attempts.available(connector);
    }

    /** The tenant's connections, newest first, by connector. */
    Map<ConnectorId, List<Connection>> connected(WidgetScope widget) {
        return all(page -> connections.list(widget, page)).stream()
                .collect(Collectors.groupingBy(Connection::connector));
    }

    List<Connection> connectionsOf(WidgetScope widget, Connector connector) {
        return connected(widget).getOrDefault(connector.id(), List.of());
    }

    private static <T> List<T> all(Function<PageRequest, Page<T>> list) {
        List<T> found = new ArrayList<>();
        Page<T> page = list.apply(PageRequest.first(PAGE));
        found.addAll(page.data());
        while (page.nextCursor().isPresent() && found.size() < MOST) {
            page = list.apply(PageRequest.of(PAGE, page.nextCursor().get()));
            found.addAll(page.data());
        }
        return found;
    }
}
