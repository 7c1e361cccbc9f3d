package dev.patchbay.console.connectors;

import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.patchbay.connector.ApiKey;
import dev.patchbay.connector.ApiKey.Placement;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** Where a pasted key goes. */
final class ApiKeyForm extends AuthMethodForm {

    private final Select<Placement> in = new Select<>();
    private final TextField name = new TextField("Header name");
    private final TextField prefix = new TextField("Prefix");

    ApiKeyForm(ApiKey method, MethodHints hints) {
        super(method, hints);
        in.setLabel("Sent in");
        in.setItems(Placement.values());
        in.setItemLabelGenerator(place -> place == Placement.HEADER ? "A header" : "A query parameter");
        in.addValueChangeListener(change -> place());
        name.setValue(method.name());
        prefix.setValue(method.prefix());
        prefix.setValueChangeMode(ValueChangeMode.LAZY);
        prefix.addValueChangeListener(change -> place());
        in.setValue(method.in());
        add(in, name);
        addWide(prefix);
        fields().put("in", in).put("name", name).put("prefix", prefix);
    }

    private void place() {
        boolean header = in.getValue() == Placement.HEADER;
        name.setLabel(header ? "Header name" : "Parameter name");
        prefix.setVisible(header);
        prefix.setHelperText(
                prefix.getValue().isEmpty()
                        ? "What stands before the key, with its space, such as “Token ”. Usually nothing."
                        : "Sent as “" + prefix.getValue() + "” and then the key.");
    }

    @Override
    Set<String> parts() {
        return Set.of("in", "name", "prefix");
    }

    @Override
    void write(ObjectNode json) {
        boolean header = in.getValue() == Placement.HEADER;
        json.put("in", header ? "header" : "query");
        json.put("name", name.getValue().strip());
        json.put("prefix", header ? prefix.getValue() : "");
    }
}
