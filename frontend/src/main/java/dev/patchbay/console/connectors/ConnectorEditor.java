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
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Creates a connector, or changes one. */
final class ConnectorEditor extends Dialog {

    private final transient @Nullable ConnectorInput start;
    private final transient Consumer<ConnectorInput> save;
    private final IdentityForm identity;
    private final ApiForm api;
    private final LimitsForm limits;
    private final AuthMethodList methods;
    private final FormMessage message = new FormMessage();
    private final Button saving;
    private transient ConnectorInput before;

    /**
     * A new connector.
     *
     * @param save keeps the input, or throws the problem with it; the editor then stays
     */
    static ConnectorEditor creating(MethodHints hints, Consumer<ConnectorInput> save) {
        ConnectorEditor editor = new ConnectorEditor("Create connector", "Create connector", null, hints, save);
        editor.identity.begin();
        return editor;
    }

    /** A new connector that begins as an app of the catalog; what only its author can know is unfolded. */
    static ConnectorEditor adding(ConnectorInput entry, MethodHints hints, Consumer<ConnectorInput> save) {
        ConnectorEditor editor = new ConnectorEditor("Add " + entry.name(), "Create connector", entry, hints, save);
        editor.methods.prepareClients();
        editor.before = editor.read();
        return editor;
    }

    /** A connector that is there. */
    static ConnectorEditor editing(Connector stored, MethodHints hints, Consumer<ConnectorInput> save) {
        ConnectorInput start = new ConnectorInput(
                stored.name(),
                stored.slug(),
                stored.description(),
                stored.domain(),
                stored.visibility(),
                stored.iconUrl(),
                stored.categories(),
                stored.definition(),
                Map.of());
        return new ConnectorEditor("Edit " + stored.name(), "Save", start, hints, save);
    }

    private ConnectorEditor(
            String title,
            String action,
            @Nullable ConnectorInput start,
            MethodHints hints,
            Consumer<ConnectorInput> save) {
        this.start = start;
        this.save = save;
        identity = new IdentityForm(start);
        api = new ApiForm(start == null ? null : start.definition());
        limits = new LimitsForm(start == null ? null : start.definition().limits());
        methods = new AuthMethodList(
                start == null ? List.of() : start.definition().authMethods(), hints);
        saving = new Button(action, event -> save());

        addClassName("connector-editor");
        setHeaderTitle(title);
        setCloseOnOutsideClick(false);
        setWidth("46rem");
        saving.addThemeVariants(ButtonVariant.PRIMARY);
        saving.setDisableOnClick(true);
        Button cancel = new Button("Cancel", event -> leave());
        cancel.addThemeVariants(ButtonVariant.TERTIARY);
        getFooter().add(cancel, saving);
        add(message, section("Identity", identity), section("API", api, limits), section("Auth methods", methods));
        addDialogCloseActionListener(event -> leave());
        before = read();
    }

    private ConnectorInput read() {
        Definition definition = new Definition(
                api.baseUrl(),
                methods.read(),
                api.verification(),
                start == null ? List.of() : start.definition().actions(),
                start == null ? List.of() : start.definition().events(),
                limits.read());
        return new ConnectorInput(
                identity.name(),
                identity.slug(),
                identity.description(),
                identity.domain(),
                identity.visibility(),
                identity.iconUrl(),
                start == null ? List.of() : start.categories(),
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
                .putAll("", limits.fields())
                .putAll("", methods.fields());
        List<FieldError> homeless = fields.show(errors);
        if (!homeless.isEmpty()) {
            message.error(homeless.getFirst().message());
            message.scrollIntoView();
        }
    }

    private void leave() {
        if (isUntouched()) {
            close();
        } else {
            Confirm.destruction("Discard your changes?", "What you entered is not saved yet.", "Discard", this::close);
        }
    }

    private boolean isUntouched() {
        try {
            return read().equals(before);
        } catch (InvalidInput e) {
            // Nothing that was stored or begun with is unreadable.
            return false;
        }
    }

    private static Section section(String title, Component... content) {
        Section section = new Section(new H3(title));
        section.add(content);
        section.addClassName("editor-section");
        return section;
    }
}
