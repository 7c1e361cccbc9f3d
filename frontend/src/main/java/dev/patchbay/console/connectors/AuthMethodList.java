package dev.patchbay.console.connectors;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import dev.patchbay.connector.AuthMethod;
import dev.patchbay.connector.ConnectorInput.ClientInput;
import dev.patchbay.console.part.FieldMap;
import dev.patchbay.console.part.Glyph;
import dev.patchbay.problem.FieldError;
import dev.patchbay.problem.InvalidInput;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A connector's auth methods: those it has, one more from the dropdown, and which one is the default. */
final class AuthMethodList extends Div {

    private final transient MethodHints hints;
    private final List<AuthMethodPanel> panels = new ArrayList<>();
    private final Div list = new Div();
    private final Select<MethodKind> kind = new Select<>();
    private final RadioButtonGroup<AuthMethodPanel> preselected = new RadioButtonGroup<>("Default");

    AuthMethodList(List<AuthMethod> methods, MethodHints hints) {
        this.hints = hints;
        addClassName("auth-methods");
        list.addClassName("auth-methods-list");
        kind.setItems(MethodKind.values());
        kind.setItemLabelGenerator(MethodKind::label);
        kind.setRenderer(new ComponentRenderer<>(AuthMethodList::item));
        kind.setPlaceholder("Choose an auth method");
        kind.addValueChangeListener(change -> kind.setInvalid(false));
        Button add = new Button("Add", Glyph.PLUS.icon(), event -> addChosen());
        Div adding = new Div(kind, add);
        adding.addClassName("auth-methods-add");
        preselected.setHelperText("Preselected for the person when there is a choice.");
        preselected.setItemLabelGenerator(AuthMethodPanel::name);
        preselected.addValueChangeListener(
                change -> panels.forEach(panel -> panel.markDefault(panels.size() > 1 && panel == change.getValue())));
        add(list, adding, preselected);

        methods.forEach(method -> {
            AuthMethodPanel panel = append(method);
            if (method.isDefault()) {
                preselected.setValue(panel);
            }
        });
        arrange();
    }

    /** Opens what waits for a client to be registered at the app, and chooses the installation's where there is one. */
    void prepareClients() {
        panels.forEach(AuthMethodPanel::prepare);
    }

    /** @throws InvalidInput when what one of them has as JSON is none */
    List<AuthMethod> read() {
        List<AuthMethod> methods = new ArrayList<>();
        for (AuthMethodPanel panel : panels) {
            try {
                methods.add(panel.read(panel == preselected.getValue()));
            } catch (InvalidInput e) {
                throw new InvalidInput(e.errors().stream()
                        .map(error ->
                                new FieldError(path(methods.size()) + error.field(), error.code(), error.message()))
                        .toList());
            }
        }
        return methods;
    }

    Map<String, ClientInput> clients() {
        Map<String, ClientInput> clients = new HashMap<>();
        panels.forEach(panel -> panel.client().ifPresent(client -> clients.put(panel.key(), client)));
        return clients;
    }

    /** All fields as errors name them now: by their place in the list. */
    FieldMap fields() {
        FieldMap fields = new FieldMap();
        for (int i = 0; i < panels.size(); i++) {
            fields.putAll(path(i), panels.get(i).fields());
        }
        return fields.put("auth_methods", kind);
    }

    private static String path(int index) {
        return "auth_methods[" + index + "].";
    }

    private void addChosen() {
        MethodKind chosen = kind.getValue();
        if (chosen == null) {
            kind.focus();
            return;
        }
        AuthMethodPanel panel =
                append(chosen.blank(panels.stream().map(AuthMethodPanel::key).toList()));
        panels.forEach(other -> other.setOpened(other == panel));
        kind.clear();
        arrange();
    }

    private AuthMethodPanel append(AuthMethod method) {
        AuthMethodPanel panel = new AuthMethodPanel(method, hints, this::remove, this::arrange);
        panels.add(panel);
        list.add(panel);
        return panel;
    }

    private void remove(AuthMethodPanel panel) {
        panels.remove(panel);
        list.remove(panel);
        arrange();
    }

    private void arrange() {
        kind.setLabel(panels.isEmpty() ? "Way to authenticate" : "Another way to authenticate");
        AuthMethodPanel chosen = preselected.getValue();
        preselected.setItems(panels);
        preselected.setVisible(panels.size() > 1);
        if (!panels.isEmpty()) {
            preselected.setValue(panels.contains(chosen) ? chosen : panels.getFirst());
        }
        panels.forEach(panel -> panel.markDefault(panels.size() > 1 && panel == preselected.getValue()));
    }

    private static Div item(MethodKind kind) {
        Span explanation = new Span(kind.explanation());
        explanation.addClassName("secondary");
        Div item = new Div(new Span(kind.label()), explanation);
        item.addClassName("method-kind");
        return item;
    }
}
