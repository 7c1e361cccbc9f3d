package dev.patchbay.widget.part;

import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import dev.patchbay.widget.text.Texts;

/** Asks whether typed input may be lost. The client opens and answers it without the server, which may be far away. */
public class LeaveDialog extends Dialog {

    public LeaveDialog(Texts texts) {
        super(texts.get("leave.title"));
        getElement().setAttribute("data-leave", true);
        NativeButton stay = new NativeButton(texts.get("leave.stay"));
        stay.addClassNames("button", "primary");
        stay.getElement().setAttribute("data-answer", "stay");
        NativeButton leave = new NativeButton(texts.get("leave.leave"));
        leave.addClassName("button");
        leave.getElement().setAttribute("data-answer", "leave");
        add(new Paragraph(texts.get("leave.text")), buttons(leave, stay));
    }
}
