package dev.patchbay.console.connectors;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.patchbay.connector.Connector;
import dev.patchbay.connector.Definition;
import dev.patchbay.console.connectors.DefinitionFacts.Difference;

/** Shows what the owner of a public connector changed, before this organization's credentials follow it. */
final class UpdateReview extends Dialog {

    UpdateReview(Connector connector, Definition offered, Runnable accept) {
        addClassName("update-review");
        setHeaderTitle("Update of " + connector.name());
        setWidth("40rem");
        add(new Paragraph("Its owner changed where credentials go or how they are used. Your connections follow the"
                + " accepted definition until you accept this one."));
        DefinitionFacts.differences(connector.definition(), offered).forEach(difference -> add(shown(difference)));

        Button later = new Button("Not now", event -> close());
        later.addThemeVariants(ButtonVariant.TERTIARY);
        Button accepting = new Button("Accept", event -> {
            accept.run();
            close();
        });
        accepting.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(later, accepting);
    }

    private static Div shown(Difference difference) {
        Div block = new Div(new H3(difference.fact()));
        block.addClassName("difference");
        if (!difference.before().isEmpty()) {
            block.add(side("Accepted", difference.before(), "before"));
        }
        if (!difference.after().isEmpty()) {
            block.add(side("New", difference.after(), "after"));
        }
        return block;
    }

    private static Div side(String label, String text, String kind) {
        Div side = new Div(new Span(label), new Code(text));
        side.addClassNames("difference-side", kind);
        return side;
    }
}
