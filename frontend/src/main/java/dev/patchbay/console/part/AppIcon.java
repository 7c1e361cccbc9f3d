package dev.patchbay.console.part;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Span;
import dev.patchbay.connector.Monogram;
import org.jspecify.annotations.Nullable;

/** An app's logo over its monogram. The logo shows only when it has loaded, so that there is never a broken picture. */
public final class AppIcon extends Div {

    public AppIcon(String name, @Nullable String url) {
        addClassName("app-icon");
        show(name, url);
    }

    /** The same, in the size of a line of text. */
    public static AppIcon small(String name, @Nullable String url) {
        AppIcon icon = new AppIcon(name, url);
        icon.addClassName("small");
        return icon;
    }

    public void show(String name, @Nullable String url) {
        removeAll();
        Span monogram = new Span(monogram(name));
        getElement().setAttribute("aria-hidden", "true");
        getStyle().set("--hue", String.valueOf(Hue.of(name)));
        add(monogram);
        if (url != null && (url.matches("https?://.+") || url.matches(Monogram.PATH))) {
            Image logo = new Image(url, "");
            logo.getElement().setAttribute("referrerpolicy", "no-referrer");
            logo.getElement().executeJs("""
                    const show = () => this.classList.add('loaded');
                    if (this.complete && this.naturalWidth > 0) { show() } else { this.addEventListener('load', show) }""");
            add(logo);
        }
    }

    private static String monogram(String name) {
        String stripped = name.strip();
        return stripped.isEmpty() ? "?" : new String(Character.toChars(Character.toUpperCase(stripped.codePointAt(0))));
    }
}
