package dev.patchbay.widget;

import com.vaadin.flow.router.RouteParameters;
import dev.patchbay.connector.Connector;
import dev.patchbay.id.AttemptId;
import dev.patchbay.id.ConnectionId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The variable parts of the screens' addresses. */
final class Addresses {

    static final String SLUG = "slug";
    static final String METHOD = "method";
    static final String ATTEMPT = "attempt";

    /** Query parameter: the connection that gets new credentials. */
    static final String CONNECTION = "connection";

    private Addresses() {}

    static RouteParameters connector(String slug) {
        return new RouteParameters(SLUG, slug);
    }

    /** By id, which is unmistakable where two connectors have one slug. */
    static RouteParameters method(Connector connector, String methodKey) {
        return method(connector.id().text(), methodKey);
    }

    static RouteParameters method(String slug, String methodKey) {
        return new RouteParameters(Map.of(SLUG, slug, METHOD, methodKey));
    }

    static RouteParameters attempt(AttemptId id) {
        return new RouteParameters(ATTEMPT, id.text());
    }

    /** The query of a screen that adds a connection, or gives new credentials to this one. */
    static Map<String, String> reauthorizing(@Nullable ConnectionId connection) {
        return connection == null ? Map.of() : Map.of(CONNECTION, connection.text());
    }
}
