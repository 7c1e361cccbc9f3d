package dev.patchbay.console.apikeys;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.checkbox.CheckboxGroupVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import dev.patchbay.console.part.FieldMap;
import dev.patchbay.organization.Permission;
import dev.patchbay.problem.InvalidInput;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.BiConsumer;

/** Asks what a new key is for and what it may do. */
final class NewApiKeyDialog extends Dialog {

    private final TextField name = new TextField("Name");
    private final CheckboxGroup<Permission> permissions = new CheckboxGroup<>("Permissions");
    private final FieldMap fields = new FieldMap().put("name", name).put("permissions", permissions);

    NewApiKeyDialog(BiConsumer<String, Set<Permission>> create) {
        setHeaderTitle("Create API key");
        setWidth("30rem");
        name.setPlaceholder("Production backend");
        name.setHelperText("What uses it, so that you know later what you revoke.");
        permissions.setItems(Permission.ofApiKeys());
        permissions.setItemLabelGenerator(PermissionWords::of);
        permissions.addThemeVariants(CheckboxGroupVariant.LUMO_VERTICAL);
        permissions.setValue(EnumSet.of(
                Permission.CONNECT_SESSIONS_WRITE,
                Permission.CONNECTORS_READ,
                Permission.CONNECTIONS_READ,
                Permission.CONNECTIONS_WRITE,
                Permission.CREDENTIALS_READ,
                Permission.PROXY_CALL));
        Div form = new Div(name, permissions);
        form.addClassName("form-stack");
        add(form);

        Button cancel = new Button("Cancel", event -> close());
        cancel.addThemeVariants(ButtonVariant.TERTIARY);
        Button creating = new Button("Create key");
        creating.addThemeVariants(ButtonVariant.PRIMARY);
        creating.setDisableOnClick(true);
        creating.addClickShortcut(Key.ENTER);
        creating.addClickListener(event -> {
            creating.setEnabled(true);
            try {
                create.accept(name.getValue(), permissions.getValue());
                close();
            } catch (InvalidInput e) {
                fields.show(e.errors());
            }
        });
        getFooter().add(cancel, creating);
        name.focus();
    }
}
