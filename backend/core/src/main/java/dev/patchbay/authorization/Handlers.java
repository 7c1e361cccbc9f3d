package dev.patchbay.authorization;

import dev.patchbay.connection.Credentials.Handled;
import dev.patchbay.connection.Renewer.Holder;
import dev.patchbay.connection.Renewer.Outcome;
import dev.patchbay.connector.Connector;
import dev.patchbay.connector.Custom;
import dev.patchbay.organization.Scope;
import dev.patchbay.plugin.CustomHandlers;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Whoever turns the fields of a custom auth method into what requests carry: its steps, the SaaS's endpoint, or Java. */
@Component
class Handlers {

    private final ExchangeHandler exchange;
    private final RemoteHandler remote;
    private final JavaHandler java;
    private final CustomHandlers installed;

    Handlers(ExchangeHandler exchange, RemoteHandler remote, JavaHandler java, CustomHandlers installed) {
        this.exchange = exchange;
        this.remote = remote;
        this.java = java;
        this.installed = installed;
    }

    /** Whether this installation, and this environment, has all that the handler needs. */
    boolean isSetUp(Scope scope, Connector connector, Custom method) {
        return switch (method.handler()) {
            case Custom.EXCHANGE -> true;
            case Custom.REMOTE -> remote.secret(scope, connector, method).isPresent();
            default -> installed.find(method.handler()).isPresent();
        };
    }

    /** @param entered its fields are what the person filled in; what they were turned into before is of no account */
    Outcome handle(
            Scope scope,
            Holder holder,
            Connector connector,
            Custom method,
            Handled entered,
            Map<String, String> values) {
        return switch (method.handler()) {
            case Custom.EXCHANGE -> exchange.handle(connector, method, entered, values);
            case Custom.REMOTE -> remote.handle(scope, holder, connector, method, entered, values);
            default -> java.handle(scope, holder, connector, method, entered, values);
        };
    }
}
