package dev.patchbay.sandbox;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** Lets a fault close the connection with no answer at all, which servlets cannot do by themselves. */
@InSandbox
@Component
class ConnectionReset implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private static final String ATTRIBUTE = ConnectionReset.class.getName();

    @Override
    public void customize(TomcatServletWebServerFactory tomcat) {
        tomcat.addEngineValves(new ValveBase(true) {
            @Override
            public void invoke(Request request, Response response) throws IOException, ServletException {
                String path = request.getRequestURI();
                // A request may be too broken to have a path.
                if (path != null && path.startsWith("/sandbox/")) {
                    Runnable close = () -> {
                        response.setSuspended(true);
                        request.getCoyoteRequest()
                                .action(ActionCode.CLOSE_NOW, new IOException("A fault was asked for"));
                    };
                    request.setAttribute(ATTRIBUTE, close);
                }
                getNext().invoke(request, response);
            }
        });
    }

    /** Closes the connection of this request now. */
    static void of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof Runnable close) {
            close.run();
        }
    }
}
