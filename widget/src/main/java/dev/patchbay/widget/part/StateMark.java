package dev.patchbay.widget.part;

import com.vaadin.flow.component.html.Div;

/** A large sign of how it went. The heading under it says so in words. */
public class StateMark extends Div {

    public enum Kind {
        GOOD("good"),
        BAD("bad");

        private final String className;

        Kind(String className) {
            this.className = className;
        }
    }

    public StateMark(Kind kind) {
        addClassNames("mark", kind.className);
        getElement().setAttribute("aria-hidden", "true");
    }
}
