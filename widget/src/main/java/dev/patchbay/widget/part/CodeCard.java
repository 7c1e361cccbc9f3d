package dev.patchbay.widget.part;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import dev.patchbay.widget.text.Texts;

/** A code to enter somewhere else, large, with a button that copies it. */
@Tag("pb-code")
public class CodeCard extends Component {

    public CodeCard(Texts texts, String code) {
        Span shown = new Span(code);
        shown.addClassName("user-code");
        shown.getElement().setAttribute("aria-label", texts.get("code.spoken", String.join(" ", code.split(""))));
        shown.getElement().setAttribute("role", "text");
        NativeButton copy = new NativeButton(texts.get("code.copy"));
        copy.addClassNames("quiet", "copy");
        copy.getElement().setAttribute("type", "button");
        Span status = new Span();
        status.addClassName("copied");
        status.getElement().setAttribute("role", "status");
        getElement()
                .setAttribute("copied", texts.get("code.copied"))
                .setAttribute("selected", texts.get("code.selected"))
                .appendChild(shown.getElement(), copy.getElement(), status.getElement());
    }
}
