package dev.patchbay.console.connectors;

import com.vaadin.flow.component.html.Paragraph;
import dev.patchbay.connector.NoAuth;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** A method with nothing to set. */
final class PlainForm extends AuthMethodForm {

    PlainForm(NoAuth method, MethodHints hints) {
        super(method, hints);
        Paragraph words = new Paragraph("Requests go out as they are.");
        words.addClassName("secondary");
        addWide(words);
    }

    @Override
    Set<String> parts() {
        return Set.of();
    }

    @Override
    void write(ObjectNode json) {
        // There is nothing to set.
    }
}
