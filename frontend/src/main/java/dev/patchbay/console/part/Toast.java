package dev.patchbay.console.part;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.Notification.Position;
import com.vaadin.flow.component.notification.NotificationVariant;

/** A sentence that comes and goes by itself. */
public final class Toast {

    private Toast() {}

    public static void success(String sentence) {
        show(new Span(sentence), NotificationVariant.SUCCESS, 4000);
    }

    /** With something to follow, such as a link. */
    public static void success(String sentence, Component action) {
        Div content = new Div(new Span(sentence), action);
        content.addClassName("toast");
        show(content, NotificationVariant.SUCCESS, 8000);
    }

    public static void failure(String sentence) {
        show(new Span(sentence), NotificationVariant.ERROR, 8000);
    }

    private static void show(Component content, NotificationVariant variant, int millis) {
        Notification notification = new Notification(content);
        notification.addThemeVariants(variant);
        notification.setPosition(Position.BOTTOM_CENTER);
        notification.setDuration(millis);
        notification.open();
    }
}
