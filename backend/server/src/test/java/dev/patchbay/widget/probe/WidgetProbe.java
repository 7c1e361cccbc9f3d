package dev.patchbay.widget.probe;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import dev.patchbay.connect.WidgetScope;
import java.util.concurrent.atomic.AtomicInteger;

/** A view that shows whose it is and counts clicks. */
@Route("probe")
@AnonymousAllowed
public class WidgetProbe extends Div {

    /** Detached views, over all sessions. */
    public static final AtomicInteger DETACHED = new AtomicInteger();

    private int clicks;

    public WidgetProbe() {
        var scope = (WidgetScope) VaadinRequest.getCurrent().getAttribute(WidgetScope.class.getName());
        var session = new Span(scope.tenant().name());
        session.setId("session");
        var count = new Span("0");
        count.setId("count");
        var button = new NativeButton("Count", event -> count.setText(String.valueOf(++clicks)));
        add(session, count, button);
        addDetachListener(event -> DETACHED.incrementAndGet());
    }
}
