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
import java.util.Objects;
import java.util.Optional;
import org.jsoup.nodes.Element;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.resource.ResourceUrlProvider;

/** Finishes each page that Vaadin makes: static files from one absolute path, a content security policy, an honest status. */
@Component
final class VaadinPages implements VaadinServiceInitListener {

    private final ObjectProvider<ResourceUrlProvider> addresses;

    VaadinPages(ObjectProvider<ResourceUrlProvider> addresses) {
        this.addresses = addresses;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.addIndexHtmlRequestListener(this::finish);
    }

    private void finish(IndexHtmlResponse page) {
        addLook(page);
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

    /**
     * Widget and console each have one style sheet of their own. A link in the page, because what views import would be loaded on
     * both sides: their error views are part of the file that every page begins with.
     */
    private void addLook(IndexHtmlResponse page) {
        String sheet = visit(page.getVaadinRequest()).isPresent() ? "/assets/widget.css" : "/assets/console.css";
        page.getDocument()
                .head()
                .appendElement("link")
                .attr("rel", "stylesheet")
                .attr("href", Objects.requireNonNull(addresses.getObject().getForLookupPath(sheet), sheet));
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
        return visit(request)
                .map(open -> PagePolicy.vaadin(
                        nonce, PagePolicy.frameAncestors(open.scope().embedders())))
                .orElseGet(() -> PagePolicy.vaadin(nonce, PagePolicy.frameAncestors(List.of())) + "; frame-src 'self'");
    }

    private static Optional<WidgetVisit> visit(VaadinRequest request) {
        return request instanceof ServletRequest servletRequest ? WidgetVisit.of(servletRequest) : Optional.empty();
    }

    private static boolean isRoute(VaadinRequest request) {
        String path = request.getPathInfo() == null ? "" : request.getPathInfo().replaceFirst("^/", "");
        var routes = request.getService().getRouter().getRegistry();
        return routes.getNavigationRouteTarget(path).hasTarget();
    }
}
