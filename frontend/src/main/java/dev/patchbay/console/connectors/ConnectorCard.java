package dev.patchbay.console.connectors;

import com.vaadin.flow.component.badge.Badge;
import com.vaadin.flow.component.badge.BadgeVariant;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.card.Card;
import com.vaadin.flow.component.contextmenu.ContextMenu;
import com.vaadin.flow.component.contextmenu.ContextMenuPosition;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.patchbay.connector.Connector;
import dev.patchbay.console.part.AppIcon;
import dev.patchbay.console.part.Glyph;
import java.util.Map;

/** One connector on the page. */
final class ConnectorCard extends Card {

    /** What the member sees of a connector and can do with it. */
    record Shown(
            Connector connector,
            boolean connected,
            boolean createdByMe,
            boolean personal,
            String origin,
            boolean mayConnect,
            Map<String, Runnable> menu) {}

    ConnectorCard(Shown shown, Runnable connect, Runnable review) {
        Connector connector = shown.connector();
        addClassName("connector-card");
        setHeaderPrefix(new AppIcon(connector.name(), connector.iconUrl()));
        H2 title = new H2(connector.name());
        title.setTitle(connector.name());
        setTitle(title);
        Span domain = new Span(connector.domain().isEmpty() ? connector.slug() : connector.domain());
        domain.addClassName("secondary");
        domain.setTitle(domain.getText());
        setSubtitle(domain);
        if (!shown.menu().isEmpty()) {
            setHeaderSuffix(menu(shown));
        }

        Paragraph description = new Paragraph(connector.description());
        description.addClassName("card-description");
        add(description, badges(shown, review));
        addToFooter(creator(shown));
        if (shown.mayConnect()) {
            addToFooter(connectButton(shown, connect));
        }
    }

    private static Div badges(Shown shown, Runnable review) {
        Div badges = new Div();
        badges.addClassName("card-badges");
        if (shown.personal()) {
            badges.add(new Badge("PERSONAL"));
        }
        if (!shown.origin().isEmpty()) {
            badges.add(new Badge(shown.origin()));
        }
        if (shown.connected()) {
            Badge connected = new Badge("Connected");
            connected.addThemeVariants(BadgeVariant.SUCCESS);
            badges.add(connected);
        }
        if (shown.connector().hasUpdate()) {
            Button update = new Button("Review update", event -> review.run());
            update.addThemeVariants(ButtonVariant.SMALL, ButtonVariant.WARNING);
            badges.add(update);
        }
        return badges;
    }

    private static Span creator(Shown shown) {
        Span creator = new Span("Created by: "
                + (shown.createdByMe() ? "You" : shown.connector().createdByName()));
        creator.addClassNames("secondary", "card-creator");
        return creator;
    }

    private static Button connectButton(Shown shown, Runnable connect) {
        Button button = shown.connected() ? new Button("Add Connection", Glyph.PLUS.icon()) : new Button("Connect");
        button.addClickListener(event -> connect.run());
        button.getElement().setAttribute("data-connects", shown.connector().slug());
        button.setAriaLabel((shown.connected() ? "Add Connection to " : "Connect ")
                + shown.connector().name());
        if (!shown.connected()) {
            button.addThemeVariants(ButtonVariant.PRIMARY);
        }
        return button;
    }

    private static Button menu(Shown shown) {
        Button button = new Button(Glyph.MORE.icon());
        button.addThemeVariants(ButtonVariant.TERTIARY);
        button.addClassName("quiet");
        button.setAriaLabel("More for " + shown.connector().name());
        ContextMenu menu = new ContextMenu(button);
        menu.setOpenOnClick(true);
        menu.setPosition(ContextMenuPosition.BOTTOM_END);
        shown.menu().forEach((label, action) -> menu.addItem(label, event -> action.run()));
        return button;
    }
}
