package dev.patchbay.console.part;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.JsModule;

/** Copies a text, and says so. */
@JsModule("./console/console.ts")
public final class CopyButton extends Button {

    /** @param what the thing that is copied, for those who hear the button: {@code connection id} */
    public CopyButton(String what, String text) {
        addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        addClassNames("copy-button", "quiet");
        setIcon(Glyph.COPY.icon());
        setAriaLabel("Copy " + what);
        setTooltipText("Copy");
        // In the browser alone: the clipboard is open to a script only while the click lasts.
        getElement().executeJs("this.addEventListener('click', () => window.patchbayConsole.copy(this, $0))", text);
    }
}
