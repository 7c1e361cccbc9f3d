package dev.patchbay.widget.part;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import java.util.UUID;

/** The browser's own modal dialog: it keeps the focus inside, closes with Escape, and gives the focus back. */
@Tag("dialog")
public class Dialog extends HtmlContainer {

    Dialog(String title) {
        H2 heading = new H2(title);
        heading.setId("d" + UUID.randomUUID());
        getElement().setAttribute("aria-labelledby", heading.getId().orElse(""));
        add(heading);
    }

    public void open() {
        getElement().executeJs("if (!this.open) this.showModal()");
    }

    public void close() {
        getElement().executeJs("this.close()");
    }

    static Div buttons(Component... buttons) {
        Div row = new Div(buttons);
        row.addClassName("buttons");
        return row;
    }
}
