package dev.patchbay.console.connections;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import dev.patchbay.connection.Connection;
import dev.patchbay.console.part.FieldMap;
import dev.patchbay.console.part.PairsField;
import dev.patchbay.problem.InvalidInput;
import java.util.Map;
import java.util.function.Consumer;

/** What people call a connection, and what the SaaS notes of it. */
final class ConnectionNotes extends Div {

    private final TextField label = new TextField("Label");
    private final PairsField tags;

    ConnectionNotes(Connection connection, Consumer<String> rename, Consumer<Map<String, String>> tag) {
        addClassName("form-stack");
        label.setValue(connection.label());
        tags = new PairsField("Tags", connection.tags());
        tags.setPlaceholder("plan=pro");
        tags.setHelperText("One to a line, as name=value. The API finds connections by them.");
        FieldMap fields = new FieldMap().put("label", label).put("tags", tags);
        Button save = new Button("Save", event -> {
            try {
                if (!label.getValue().equals(connection.label())) {
                    rename.accept(label.getValue());
                }
                if (!tags.pairs().equals(connection.tags())) {
                    tag.accept(tags.pairs());
                }
            } catch (InvalidInput e) {
                fields.show(e.errors());
            }
        });
        add(label, tags, new Div(save));
    }
}
