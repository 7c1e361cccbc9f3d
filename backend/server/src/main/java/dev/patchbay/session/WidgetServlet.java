package dev.patchbay.session;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.context.ApplicationContext;

/** The widget's servlet. Its own mapping is internal: only requests that came through {@link WidgetDoor} are served. */
final class WidgetServlet extends ModuleServlet {

    WidgetServlet(ApplicationContext context, UiSlots slots) {
        super(context, slots, "dev.patchbay.widget");
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        if (WidgetVisit.of(request).isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        super.service(request, response);
    }
}
