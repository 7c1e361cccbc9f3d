package dev.patchbay.web;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import dev.patchbay.session.PagePolicy;
import dev.patchbay.session.WidgetVisit;
import dev.patchbay.token.Token;
import jakarta.servlet.ServletRequest;
import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Element;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Finishes each page that Vaadin makes: static files from one absolute path, a content security policy, an honest status. */
@Component
final class VaadinPages implements VaadinServiceInitListener {

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.addIndexHtmlRequestListener(VaadinPages::finish);
    }

    private static void finish(IndexHtmlResponse page) {
        absoluteStaticFiles(page, "script", "src");
        absoluteStaticFiles(page, "link", "href");

        String nonce = Token.next();
        for (Element script : page.getDocument().getElementsByTag("script")) {
            script.attr("nonce", nonce);
        }
        VaadinRequest request = page.getVaadinRequest();
        var response = page.getVaadinResponse();
        response.setHeader(PagePolicy.HEADER, policy(nonce, request));
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("Referrer-Policy", "no-referrer");
        if (!isRoute(request)) {
            response.setStatus(HttpStatus.NOT_FOUND.value());
        }
    }

    /** The page's own address holds a key, and would make each file a new one to the browser's cache. */
    private static void absoluteStaticFiles(IndexHtmlResponse page, String tag, String attribute) {
        for (Element element : page.getDocument().getElementsByTag(tag)) {
            String address = element.attr(attribute);
            if (address.startsWith("./VAADIN/") || address.startsWith("VAADIN/")) {
                element.attr(
                        attribute,
                        address.substring(address.startsWith(".") ? 1 : 0).replaceFirst("^/?", "/"));
            }
        }
    }

    /** The widget is framed by those who opened it. The console is framed by nobody, and frames the widget alone. */
    private static String policy(String nonce, VaadinRequest request) {
        Optional<WidgetVisit> visit =
                request instanceof ServletRequest servletRequest ? WidgetVisit.of(servletRequest) : Optional.empty();
        return visit.map(open -> PagePolicy.vaadin(
                        nonce, PagePolicy.frameAncestors(open.scope().embedders())))
                .orElseGet(() -> PagePolicy.vaadin(nonce, PagePolicy.frameAncestors(List.of())) + "; frame-src 'self'");
    }

    private static boolean isRoute(VaadinRequest request) {
        String path = request.getPathInfo() == null ? "" : request.getPathInfo().replaceFirst("^/", "");
        var routes = request.getService().getRouter().getRegistry();
        return routes.getNavigationRouteTarget(path).hasTarget();
    }
}
