package dev.patchbay.widget.part;

import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import dev.patchbay.widget.text.Texts;

/** Asks before a connection goes for good. */
public class DisconnectDialog extends Dialog {

    public DisconnectDialog(Texts texts, String label, String organization, String app, Runnable confirmed) {
        super(texts.get("disconnect.title", label));
        NativeButton keep = new NativeButton(texts.get("disconnect.keep"), click -> close());
        keep.addClassName("button");
        NativeButton confirm = new NativeButton(texts.get("disconnect.confirm"));
        confirm.addClassNames("button", "danger");
        confirm.addClickListener(click -> {
            close();
            confirmed.run();
        });
        add(new Paragraph(texts.get("disconnect.text", organization, app)), buttons(keep, confirm));
    }
}
