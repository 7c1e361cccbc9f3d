package dev.patchbay.console.connectors;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H4;
import com.vaadin.flow.component.textfield.TextField;
import dev.patchbay.connector.CustomExchange;
import dev.patchbay.console.part.FieldMap;
import dev.patchbay.console.part.Glyph;
import dev.patchbay.console.part.PairsField;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** One or two calls that turn what the person filled in into what requests carry. */
final class ExchangeForm extends Div {

    private final List<StepForm> steps = new ArrayList<>();
    private final Div list = new Div();
    private final Button add = new Button("Add a second call", Glyph.PLUS.icon());
    private final Button remove = new Button("Remove the second call", Glyph.TRASH.icon());
    private final PairsField headers;
    private final PairsField query;
    private final TextField expiresIn = new TextField("Lasts for");
    private final FieldMap result = new FieldMap();

    ExchangeForm(@Nullable CustomExchange stored) {
        CustomExchange exchange = stored == null ? new CustomExchange(List.of(), Map.of(), Map.of(), null) : stored;
        addClassName("exchange");
        list.addClassName("exchange-steps");
        exchange.steps().forEach(step -> append(new StepForm(step, title())));
        if (steps.isEmpty()) {
            append(StepForm.blank(title()));
        }
        add.addClickListener(event -> append(StepForm.blank(title())));
        remove.addClickListener(event -> removeLast());
        remove.addThemeVariants(ButtonVariant.TERTIARY);
        headers = new PairsField("Headers", exchange.headers());
        headers.setPlaceholder("X-Session={session}");
        query = new PairsField("Query parameters", exchange.query());
        expiresIn.setValue(exchange.expiresIn() == null ? "" : exchange.expiresIn());
        expiresIn.setPlaceholder("Until it is refused");
        expiresIn.setHelperText("Seconds, or where the last answer says them, such as /expires_in.");
        expiresIn.addClassName("wide");
        Div grid = new Div(headers, query, expiresIn);
        grid.addClassName("form-grid");
        Div sent = new Div(new H4("Requests then carry"), grid);
        sent.addClassName("boxed");
        add(list, new Div(add, remove), sent);
        result.put("headers", headers).put("query", query).put("expires_in", expiresIn);
        arrange();
    }

    /** As errors name them now: by their place in the list. */
    FieldMap fields() {
        FieldMap fields = new FieldMap();
        for (int i = 0; i < steps.size(); i++) {
            fields.putAll("steps[" + i + "].", steps.get(i).fields());
        }
        return fields.putAll("", result);
    }

    void write(ObjectNode json) {
        ArrayNode calls = json.putArray("steps");
        steps.forEach(step -> step.write(calls.addObject()));
        headers.write(json, "headers");
        query.write(json, "query");
        json.put("expires_in", AuthMethodForm.orNull(expiresIn.getValue()));
    }

    private String title() {
        return steps.isEmpty() ? "First call" : "Second call";
    }

    private void append(StepForm step) {
        steps.add(step);
        list.add(step);
        arrange();
    }

    private void removeLast() {
        list.remove(steps.removeLast());
        arrange();
    }

    private void arrange() {
        add.setVisible(steps.size() == 1);
        remove.setVisible(steps.size() > 1);
    }
}
