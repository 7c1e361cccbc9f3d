package dev.patchbay.widget;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasComponents;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.ReconnectDialogConfiguration;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.RouterLayout;
import com.vaadin.flow.server.VaadinRequest;
import dev.patchbay.connect.ConnectSession;
import dev.patchbay.connect.WidgetScope;
import dev.patchbay.connection.Connection;
import dev.patchbay.organization.Organizations;
import dev.patchbay.widget.part.AppIcon;
import dev.patchbay.widget.part.LeaveDialog;
import dev.patchbay.widget.text.Texts;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What stays while screens change: who is asking for whom, the way back, and the line to the page that opened the widget. Its
 * client side speaks with exactly that page's origin.
 */
@Tag("pb-widget")
@JsModule("./patchbay/widget.ts")
public class WidgetFrame extends Component implements HasComponents, RouterLayout, AfterNavigationObserver {

    /** Soon after the server is back, without a crowd at its door. */
    private static final Duration RECONNECT_EVERY = Duration.ofSeconds(2);

    private final Main main = new Main();
    private final NativeButton back = new NativeButton();
    private @Nullable Screen screen;

    WidgetFrame(Organizations organizations) {
        WidgetScope widget = CurrentWidget.scope();
        ConnectSession session = widget.session();
        Texts texts = Texts.of(
                widget, VaadinRequest.getCurrent(), VaadinRequest.getCurrent().getParameter(Opening.LOCALE));
        Brand brand = Brand.of(organizations, widget);
        ReconnectDialogConfiguration reconnecting = UI.getCurrent().getReconnectDialogConfiguration();
        reconnecting.setDialogText(texts.get("offline"));
        reconnecting.setReconnectInterval((int) RECONNECT_EVERY.toMillis());

        getElement().setAttribute("host", widget.openerOrigin());
        getElement().setAttribute("languages", Texts.languages());
        if (session.returnUrl() != null) {
            getElement().setAttribute("return-url", session.returnUrl());
        }
        back.addClassName("back");
        back.setAriaLabel(texts.get("back"));
        back.getElement().setAttribute("data-leaves", true);
        back.addClickListener(click -> goBack());

        Span organization = new Span(brand.name());
        organization.addClassName("organization");
        Span tenant = new Span(widget.tenant().displayName());
        tenant.addClassName("tenant");
        Div names = new Div(organization, tenant);
        names.addClassName("names");
        add(
                new Header(back, new AppIcon(brand.name(), brand.logoUrl(), AppIcon.Size.SMALL), names),
                main,
                new LeaveDialog(texts));
    }

    @Override
    public void showRouterLayoutContent(HasElement content) {
        screen = content instanceof Screen shown ? shown : null;
        main.getElement().removeAllChildren();
        main.getElement().appendChild(content.getElement());
    }

    @Override
    public void removeRouterLayoutContent(HasElement content) {
        main.getElement().removeAllChildren();
        screen = null;
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        refresh();
    }

    /** Shows the present screen's way back, and says which screen it is. */
    void refresh() {
        Screen shown = screen;
        back.setVisible(shown != null && shown.back().isPresent());
        getElement().callJsFunction("show", shown == null ? "failed" : shown.viewName());
    }

    /** Tells the host page, in the words of the snippet's protocol. */
    void tell(String type, Map<String, ?> detail) {
        getElement().callJsFunction("tell", type, new LinkedHashMap<>(detail));
    }

    /** A finished connection; told once for each, however often its screen is shown. */
    void tellSuccess(Connection connection, String slug) {
        tell(
                "success",
                Map.of(
                        "connection",
                        Map.of(
                                "id", connection.id().text(),
                                "connector", slug,
                                "tenant", CurrentWidget.scope().tenant().externalId(),
                                "label", connection.label())));
    }

    /** The person is done: the host page takes the frame away, or the hosted page goes where it came from. */
    void finish() {
        getElement().callJsFunction("exit", "finished");
    }

    private void goBack() {
        if (screen != null) {
            screen.back().ifPresent(Runnable::run);
        }
    }
}
