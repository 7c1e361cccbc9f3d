package dev.patchbay.console.part;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;

/** Shows a new secret, this once. */
public final class SecretDialog extends Dialog {

    /**
     * @param what the thing as a sentence names it: {@code the key}
     * @param advice where it belongs
     */
    public SecretDialog(String title, String what, String secret, String advice) {
        addClassName("secret-dialog");
        setHeaderTitle(title);
        setWidth("34rem");
        setCloseOnOutsideClick(false);
        setCloseOnEsc(false);
        FormMessage warning = new FormMessage();
        warning.info("Copy it now. It is shown only this once, and nobody can look it up later.");
        Paragraph belongs = new Paragraph(advice);
        belongs.addClassName("secondary");
        add(warning, new CopyText(what, secret), belongs);
        Button done = new Button("I have copied it", event -> close());
        done.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(done);
        // The secret leaves the page with the dialog.
        addOpenedChangeListener(change -> {
            if (!change.isOpened()) {
                removeAll();
            }
        });
    }
}
