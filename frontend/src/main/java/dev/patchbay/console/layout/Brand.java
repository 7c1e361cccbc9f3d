package dev.patchbay.console.layout;

import com.vaadin.flow.component.Svg;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

/** The product's mark and name. */
public final class Brand extends Div {

    private static final String MARK = """
            <svg viewBox="0 0 24 24" aria-hidden="true"><rect width="24" height="24" rx="6.5" fill="var(--patchbay-brand)"/>
            <path d="M6.5 8.5h2c5 0 3 7 8 7h1" fill="none" stroke="white" stroke-width="1.9" stroke-linecap="round"/>
            <circle cx="6.5" cy="8.5" r="2" fill="white"/><circle cx="17.5" cy="15.5" r="2" fill="white"/></svg>""";

    public Brand() {
        addClassName("brand");
        Svg mark = new Svg(MARK.strip());
        mark.addClassName("brand-mark");
        add(mark, new Span("Patchbay"));
    }
}
