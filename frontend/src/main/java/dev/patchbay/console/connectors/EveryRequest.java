package dev.patchbay.console.connectors;

import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import dev.patchbay.connector.AuthMethod;
import dev.patchbay.console.part.FieldMap;
import dev.patchbay.console.part.PairsField;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** What goes out with each request beside the credentials. */
final class EveryRequest extends Details {

    static final Set<String> PARTS = Set.of("headers", "query");

    private final PairsField headers;
    private final PairsField query;

    EveryRequest(AuthMethod method) {
        super("Sent with every request");
        headers = new PairsField("Headers", method.headers());
        headers.setPlaceholder("X-Api-Version=2");
        query = new PairsField("Query parameters", method.query());
        query.setPlaceholder("account={account}");
        Div grid = new Div(headers, query);
        grid.addClassName("form-grid");
        add(grid);
        addClassName("more-settings");
    }

    FieldMap fields() {
        return new FieldMap().put("headers", headers).put("query", query);
    }

    void write(ObjectNode json) {
        headers.write(json, "headers");
        query.write(json, "query");
    }
}
