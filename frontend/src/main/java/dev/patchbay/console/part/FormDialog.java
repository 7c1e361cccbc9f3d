package dev.patchbay.console.part;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import dev.patchbay.problem.InvalidInput;

/** A short form that stays open until the service takes it. */
public final class FormDialog extends Dialog {

    public FormDialog(String title, String verb, FieldMap fields, Runnable submit, Component... content) {
        setHeaderTitle(title);
        setWidth("28rem");
        Div form = new Div(content);
        form.addClassName("form-stack");
        add(form);
        // In a field of several lines Enter begins the next one, and does not submit.
        form.getElement().executeJs("""
            this.addEventListener('keydown', event => {
              if (event.key === 'Enter' && event.target.localName === 'textarea') event.stopPropagation();
            })""");
        Button cancel = new Button("Cancel", event -> close());
        cancel.addThemeVariants(ButtonVariant.TERTIARY);
        Button submitting = new Button(verb);
        submitting.addThemeVariants(ButtonVariant.PRIMARY);
        submitting.setDisableOnClick(true);
        submitting.addClickShortcut(Key.ENTER);
        submitting.addClickListener(event -> {
            submitting.setEnabled(true);
            try {
                submit.run();
                close();
            } catch (InvalidInput e) {
                fields.show(e.errors());
            }
        });
        getFooter().add(cancel, submitting);
        fields.begin();
    }
}
