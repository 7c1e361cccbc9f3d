package dev.patchbay.widget.part;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;

/** One plain sentence in a box, read out as it appears. */
public class Notice extends Div {

    /** What it is about. */
    public enum Tone {
        INFO("info"),
        GOOD("good"),
        BAD("bad");

        private final String className;

        Tone(String className) {
            this.className = className;
        }
    }

    public Notice(Tone tone, String sentence) {
        super(new Paragraph(sentence));
        addClassNames("notice", tone.className);
        getElement().setAttribute("role", tone == Tone.BAD ? "alert" : "status");
    }
}
