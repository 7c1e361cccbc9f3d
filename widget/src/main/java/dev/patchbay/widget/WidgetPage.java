package dev.patchbay.widget;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import dev.patchbay.connect.WidgetScope;
import dev.patchbay.widget.text.Texts;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the widget's page says before any script runs: its language and its look, so that nothing flashes. */
@Component
class WidgetPage implements VaadinServiceInitListener {

    private static final Set<String> THEMES = Set.of("light", "dark");

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.addIndexHtmlRequestListener(
                page -> CurrentWidget.in(page.getVaadinRequest()).ifPresent(widget -> dress(page, widget)));
    }

    private static void dress(IndexHtmlResponse page, WidgetScope widget) {
        VaadinRequest request = page.getVaadinRequest();
        Map<String, String> theme = widget.session().theme();
        Element html = page.getDocument().child(0);
        Texts texts = Texts.of(widget, request, request.getParameter(Opening.LOCALE));
        html.attr("lang", texts.locale().toLanguageTag());
        page.getDocument().title(texts.get("title"));
        html.attr("data-theme", look(request.getParameter(Opening.THEME), theme.get("mode")));
        html.attr("data-mode", "modal".equals(request.getParameter(Opening.MODE)) ? "modal" : "page");
        if (!widget.openerOrigin().isEmpty() && "inline".equals(request.getParameter(Opening.MODE))) {
            html.attr("data-mode", "inline");
        }
        AccentColor.parse(theme.get("accent")).ifPresent(accent -> html.attr("style", accent.css()));
        // The widget's look is its own and complete; the console's theme would only be weight.
        page.getDocument().select("link[rel=stylesheet][href*=aura]").remove();
    }

    private static String look(@Nullable String asked, @Nullable String ofSession) {
        if (asked != null && THEMES.contains(asked)) {
            return asked;
        }
        return ofSession != null && THEMES.contains(ofSession) ? ofSession : "system";
    }
}
