package dev.patchbay.session;

import dev.patchbay.connect.WidgetScope;
import jakarta.servlet.ServletRequest;
import java.util.Optional;

/**
 * A request to the widget, let in by its key.
 *
 * @param key the raw key, from the address
 * @param scope what the key permits; views find it in the request under the name of its class
 */
public record WidgetVisit(String key, WidgetScope scope) {

    private static final String ATTRIBUTE = WidgetVisit.class.getName();

    /** The visit that a request is part of; empty for every request that did not come through the widget's door. */
    public static Optional<WidgetVisit> of(ServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof WidgetVisit visit ? Optional.of(visit) : Optional.empty();
    }

    void noteIn(ServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
        request.setAttribute(WidgetScope.class.getName(), scope);
    }

    /** Without the key, which is a secret. */
    @Override
    public String toString() {
        return "WidgetVisit[" + scope.sessionId() + "]";
    }
}
