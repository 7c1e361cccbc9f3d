package dev.patchbay.console.apikeys;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import dev.patchbay.console.part.CopyText;
import dev.patchbay.console.part.FormMessage;

/** Shows a new key's secret, this once. */
final class SecretDialog extends Dialog {

    SecretDialog(String secret) {
        addClassName("secret-dialog");
        setHeaderTitle("Your new key");
        setWidth("34rem");
        setCloseOnOutsideClick(false);
        setCloseOnEsc(false);
        FormMessage warning = new FormMessage();
        warning.info("Copy it now. It is shown only this once, and nobody can look it up later.");
        Paragraph advice = new Paragraph(
                "Keep it where your backend keeps its secrets, never in a page or an app that you hand out.");
        advice.addClassName("secondary");
        add(warning, new CopyText("the key", secret), advice);
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
