package dev.patchbay.api;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.tomcat.util.buf.EncodedSolidusHandling;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** What the proxy needs of Tomcat itself: paths and encodings left as they came, and a way to break an answer off. */
@Component
class ProxyConnector implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private static final String ENCODINGS = ProxyConnector.class.getName() + ".encodings";
    private static final String ABORT = ProxyConnector.class.getName() + ".abort";

    /** Browsers send these in a query as they are; the proxy encodes them. */
    private static final String UNENCODED = "[]{}|^`\\";

    /** In bytes. A body comes in pieces of this size; Tomcat's own, a quarter of it, makes uploads half as fast. */
    private static final String READ_AT_ONCE = "32768";

    @Override
    public void customize(TomcatServletWebServerFactory tomcat) {
        tomcat.addConnectorCustomizers(connector -> {
            // Elsewhere a path with an encoded slash is refused by NormalPaths.
            connector.setEncodedSolidusHandling(EncodedSolidusHandling.PASS_THROUGH.getValue());
            connector.setProperty("relaxedQueryChars", UNENCODED);
            connector.setProperty("socket.appReadBufSize", READ_AT_ONCE);
        });
        tomcat.addContextCustomizers(context -> context.getPipeline().addValve(new OfProxy()));
    }

    /** The encodings that the caller of the proxy accepts, which are for the app to follow. */
    @SuppressWarnings("unchecked")
    static List<String> acceptedEncodings(HttpServletRequest request) {
        return request.getAttribute(ENCODINGS) instanceof List<?> values ? (List<String>) values : List.of();
    }

    /** Closes the caller's connection without ending the answer, so that it shows as incomplete. */
    static void abort(HttpServletRequest request) {
        if (request.getAttribute(ABORT) instanceof Runnable close) {
            close.run();
        }
    }

    private static final class OfProxy extends ValveBase {

        OfProxy() {
            super(true);
        }

        @Override
        public void invoke(Request request, Response response) throws IOException, ServletException {
            if (ProxyMount.of(request.getRequestURI()).isPresent()) {
                // Tomcat would compress what the app sends plain; without these headers it has no reason to.
                var headers = request.getCoyoteRequest().getMimeHeaders();
                request.setAttribute(ENCODINGS, Collections.list(headers.values("Accept-Encoding")));
                headers.removeHeader("Accept-Encoding");
                headers.removeHeader("TE");
                request.setAttribute(
                        ABORT, (Runnable) () -> response.getCoyoteResponse().action(ActionCode.CLOSE_NOW, null));
            }
            getNext().invoke(request, response);
        }
    }
}
