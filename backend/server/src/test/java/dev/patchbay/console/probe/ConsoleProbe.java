package dev.patchbay.console.probe;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.VaadinServletRequest;
import com.vaadin.flow.server.auth.AnonymousAllowed;

/** A view that changes its session's id, as a sign-in does, and ends it, as a sign-out does. */
@Route("console-probe")
@AnonymousAllowed
public class ConsoleProbe extends Div {

    private int clicks;

    public ConsoleProbe() {
        var count = new Span("0");
        count.setId("count");
        add(
                count,
                new NativeButton("Count", event -> count.setText(String.valueOf(++clicks))),
                new NativeButton(
                        "Sign in", event -> VaadinServletRequest.getCurrent().changeSessionId()),
                new NativeButton(
                        "Sign out",
                        event -> VaadinServletRequest.getCurrent().getSession().invalidate()));
    }
}
