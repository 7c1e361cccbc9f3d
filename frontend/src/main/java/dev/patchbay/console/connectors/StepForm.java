package dev.patchbay.console.connectors;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H4;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import dev.patchbay.connector.CustomExchange.Step;
import dev.patchbay.console.part.FieldMap;
import dev.patchbay.console.part.PairsField;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** One call of an exchange: what is sent, and what is taken of the answer. */
final class StepForm extends Div {

    private enum Body {
        JSON,
        FORM
    }

    private final Select<String> method = new Select<>();
    private final TextField url;
    private final Select<Body> format = new Select<>();
    private final PairsField body;
    private final PairsField headers;
    private final PairsField captures;
    private final FieldMap fields = new FieldMap();

    StepForm(Step step, String title) {
        addClassNames("exchange-step", "boxed");
        method.setLabel("Method");
        method.setItems("POST", "GET", "PUT");
        method.setValue(step.method());
        url = AuthMethodForm.url("URL", step.url(), "https://api.acme.com/login");
        format.setLabel("Body");
        format.setItems(Body.values());
        format.setItemLabelGenerator(kind -> kind == Body.JSON ? "A JSON object" : "A form");
        boolean isForm = step.bodyJson().isEmpty() && !step.bodyForm().isEmpty();
        format.setValue(isForm ? Body.FORM : Body.JSON);
        body = new PairsField("Body values", isForm ? step.bodyForm() : step.bodyJson());
        body.setPlaceholder("user={username}");
        headers = new PairsField("Headers", step.headers());
        captures = new PairsField("Taken from the answer", step.captures());
        captures.setPlaceholder("session=/session/token");
        captures.setHelperText("One to a line: name=/json/pointer, or name=header:NAME.");
        Div line = new Div(method, url);
        line.addClassNames("wide", "call-line");
        Div grid = new Div(line, format, body, captures, headers);
        body.addClassName("wide");
        captures.addClassName("wide");
        headers.addClassName("wide");
        format.addClassName("wide");
        grid.addClassName("form-grid");
        add(new H4(title), grid);
        fields.put("method", method)
                .put("url", url)
                .put("body_json", body)
                .put("body_form", body)
                .put("headers", headers)
                .put("captures", captures);
    }

    static StepForm blank(String title) {
        return new StepForm(new Step("POST", "", Map.of(), Map.of(), Map.of(), Map.of()), title);
    }

    FieldMap fields() {
        return fields;
    }

    void write(ObjectNode json) {
        json.put("method", method.getValue());
        json.put("url", url.getValue().strip());
        body.write(json, format.getValue() == Body.JSON ? "body_json" : "body_form");
        headers.write(json, "headers");
        captures.write(json, "captures");
    }
}
