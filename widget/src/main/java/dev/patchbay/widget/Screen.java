package dev.patchbay.widget;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.server.VaadinRequest;
import dev.patchbay.connect.WidgetScope;
import dev.patchbay.widget.text.Texts;
import java.util.Map;
import java.util.Optional;

/** One screen of the widget. Its heading gets the focus, its name goes to the host page. */
abstract class Screen extends Section implements BeforeEnterObserver, HasDynamicTitle {

    private final String name;
    private Texts texts = Texts.of();
    private Opening opening = Opening.of(QueryParameters.empty());
    private QueryParameters query = QueryParameters.empty();
    private Optional<Runnable> back = Optional.empty();
    private String title = "";
    private boolean opened;

    /** @param name as the protocol of the snippet calls it */
    Screen(String name) {
        this.name = name;
        addClassName("screen");
        addClassName(name);
    }

    @Override
    public final void beforeEnter(BeforeEnterEvent event) {
        query = event.getLocation().getQueryParameters();
        opening = Opening.of(query);
        texts = Texts.of(
                CurrentWidget.scope(),
                VaadinRequest.getCurrent(),
                opening.locale().orElse(null));
        opened = event.getUI().getInternals().getActiveRouterTargetsChain().isEmpty();
        noWayBack();
        removeAll();
        enter(event);
    }

    /** Fills the screen, or sends the person on to another one. */
    abstract void enter(BeforeEnterEvent event);

    /** As the protocol of the snippet calls it. */
    String viewName() {
        return name;
    }

    /** Where the Back button leads, when there is a way back. */
    Optional<Runnable> back() {
        return back;
    }

    void backTo(Runnable action) {
        back = Optional.of(action);
    }

    void noWayBack() {
        back = Optional.empty();
    }

    Texts texts() {
        return texts;
    }

    Opening opening() {
        return opening;
    }

    WidgetScope widget() {
        return CurrentWidget.scope();
    }

    /** Whether the widget begins with this screen: opened, or loaded again. */
    boolean isFirst() {
        return opened;
    }

    Optional<String> parameter(String parameter) {
        return query.getSingleParameter(parameter);
    }

    /** The frame around the screen, once it is shown. */
    WidgetFrame frame() {
        return findAncestor(WidgetFrame.class);
    }

    /** After the frame is around the screen, which it is not yet while the screen is entered. */
    void whenShown(Runnable action) {
        getElement().getNode().runWhenAttached(ui -> ui.beforeClientResponse(this, context -> action.run()));
    }

    @Override
    public String getPageTitle() {
        return title;
    }

    H1 heading(String text) {
        title = text;
        H1 heading = new H1(text);
        heading.getElement().setAttribute("tabindex", "-1");
        return heading;
    }

    Paragraph lead(String text) {
        Paragraph lead = new Paragraph(text);
        lead.addClassName("lead");
        return lead;
    }

    /** A button of the widget's look; the first one of a screen is its main one. */
    NativeButton button(String text, Runnable action, String... classNames) {
        NativeButton button = new NativeButton(text, click -> action.run());
        button.addClassName("button");
        button.addClassNames(classNames);
        return button;
    }

    Div buttons(Component... buttons) {
        Div row = new Div(buttons);
        row.addClassName("buttons");
        return row;
    }

    void go(Class<? extends Component> screen) {
        go(screen, RouteParameters.empty());
    }

    void go(Class<? extends Component> screen, RouteParameters parameters) {
        go(screen, parameters, Map.of());
    }

    void go(Class<? extends Component> screen, RouteParameters parameters, Map<String, String> added) {
        UI.getCurrent().navigate(screen, parameters, Opening.kept(query, added));
    }

    void forward(
            BeforeEnterEvent event,
            Class<? extends Component> screen,
            RouteParameters parameters,
            Map<String, String> added) {
        event.forwardTo(screen, parameters, Opening.kept(query, added));
    }
}
