package dev.patchbay.console.connectors;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Section;
import dev.patchbay.connector.Connector;
import dev.patchbay.connector.ConnectorInput;
import dev.patchbay.connector.Definition;
import dev.patchbay.console.part.Confirm;
import dev.patchbay.console.part.FieldMap;
import dev.patchbay.console.part.FormMessage;
import dev.patchbay.problem.FieldError;
import dev.patchbay.problem.InvalidInput;
import dev.patchbay.problem.Problem;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Creates a connector, or changes one. */
final class ConnectorEditor extends Dialog {

    private final transient @Nullable Connector stored;
    private final transient Consumer<ConnectorInput> save;
    private final IdentityForm identity;
    private final ApiForm api;
    private final AuthMethodList methods;
    private final FormMessage message = new FormMessage();
    private final Button saving;
    private final transient ConnectorInput before;

    /**
     * @param stored the connector to change; absent for a new one
     * @param save keeps the input, or throws the problem with it; the editor then stays
     */
    ConnectorEditor(@Nullable Connector stored, ClientHints hints, Consumer<ConnectorInput> save) {
        this.stored = stored;
        this.save = save;
        identity = new IdentityForm(stored);
        api = new ApiForm(stored == null ? null : stored.definition());
        methods = new AuthMethodList(
                stored == null ? List.of() : stored.definition().authMethods(), hints);
        saving = new Button(stored == null ? "Create connector" : "Save", event -> save());

        addClassName("connector-editor");
        setHeaderTitle(stored == null ? "Create connector" : "Edit " + stored.name());
        setCloseOnOutsideClick(false);
        setWidth("46rem");
        saving.addThemeVariants(ButtonVariant.PRIMARY);
        saving.setDisableOnClick(true);
        Button cancel = new Button("Cancel", event -> leave());
        cancel.addThemeVariants(ButtonVariant.TERTIARY);
        getFooter().add(cancel, saving);
        add(message, section("Identity", identity), section("API", api), section("Auth methods", methods));
        addDialogCloseActionListener(event -> leave());
        before = read();
        if (stored == null) {
            identity.begin();
        }
    }

    private ConnectorInput read() {
        Definition definition = new Definition(
                api.baseUrl(),
                methods.read(),
                api.verification(),
                stored == null ? List.of() : stored.definition().actions(),
                stored == null ? List.of() : stored.definition().events());
        return new ConnectorInput(
                identity.name(),
                identity.slug(),
                identity.description(),
                identity.domain(),
                identity.visibility(),
                identity.iconUrl(),
                stored == null ? List.of() : stored.categories(),
                definition,
                methods.clients());
    }

    private void save() {
        saving.setEnabled(true);
        message.hide();
        try {
            save.accept(read());
            close();
        } catch (InvalidInput e) {
            show(e.errors());
        } catch (Problem e) {
            message.error(e.detail());
            message.scrollIntoView();
        }
    }

    private void show(List<FieldError> errors) {
        FieldMap fields = new FieldMap()
                .putAll("", identity.fields())
                .putAll("", api.fields())
                .putAll("", methods.fields());
        List<FieldError> homeless = fields.show(errors);
        if (!homeless.isEmpty()) {
            message.error(homeless.getFirst().message());
            message.scrollIntoView();
        }
    }

    private void leave() {
        if (read().equals(before)) {
            close();
        } else {
            Confirm.destruction("Discard your changes?", "What you entered is not saved yet.", "Discard", this::close);
        }
    }

    private static Section section(String title, Component content) {
        Section section = new Section(new H3(title), content);
        section.addClassName("editor-section");
        return section;
    }
}
