package dev.patchbay.widget;

import com.vaadin.flow.server.VaadinRequest;
import dev.patchbay.connect.WidgetScope;
import java.util.Optional;

/**
 * The widget that a request belongs to. Whoever lets requests in leaves its scope in them, under the name of the class {@link
 * WidgetScope}; nothing keeps it from one request to the next, so that an ended session is over at once.
 */
final class CurrentWidget {

    private CurrentWidget() {}

    /** @throws IllegalStateException outside of a widget's request */
    static WidgetScope scope() {
        return in(VaadinRequest.getCurrent())
                .orElseThrow(() -> new IllegalStateException("This request did not come through the widget's door"));
    }

    /** Empty for a request of another surface. */
    static Optional<WidgetScope> in(VaadinRequest request) {
        return request.getAttribute(WidgetScope.class.getName()) instanceof WidgetScope scope
                ? Optional.of(scope)
                : Optional.empty();
    }
}
