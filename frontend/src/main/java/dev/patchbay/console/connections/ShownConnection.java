package dev.patchbay.console.connections;

import dev.patchbay.connect.Tenant;
import dev.patchbay.connection.Connection;
import dev.patchbay.connector.AuthMethod;
import dev.patchbay.connector.Connector;

/** A connection with the app and the tenant that it is between. */
record ShownConnection(Connection connection, Connector connector, Tenant tenant) {

    String account() {
        String name = connection.account().displayName();
        return name.isEmpty() ? "—" : name;
    }

    String method() {
        return connector
                .definition()
                .method(connection.authMethod())
                .map(AuthMethod::title)
                .orElse(connection.authMethod());
    }
}
