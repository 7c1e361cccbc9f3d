package dev.patchbay.api;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.ActionCode;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** Lets {@link Refusals} answer what Tomcat refuses by itself: requests too broken to belong to any application. */
@Component
class ContainerRefusals implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private final Refusals refusals;

    ContainerRefusals(Refusals refusals) {
        this.refusals = refusals;
    }

    /** After Boot's own valve and so within it: an error is reported once, by the innermost. */
    @Override
    public void customize(TomcatServletWebServerFactory tomcat) {
        tomcat.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new Reporter(refusals)));
    }

    private static final class Reporter extends ErrorReportValve {

        private final Refusals refusals;

        Reporter(Refusals refusals) {
            this.refusals = refusals;
        }

        @Override
        protected void report(Request request, Response response, @Nullable Throwable thrown) {
            int status = response.getStatus();
            if (status < 400
                    || response.getContentWritten() > 0
                    || !canWrite(response)
                    || !response.setErrorReported()) {
                return;
            }
            try {
                refusals.write(request, response, request.getRequestURI(), status);
                response.finishResponse();
            } catch (IOException | IllegalStateException e) {
                // Whoever asked is gone, or the answer is on its way already.
            }
        }

        private static boolean canWrite(Response response) {
            AtomicBoolean allowed = new AtomicBoolean();
            response.getCoyoteResponse().action(ActionCode.IS_IO_ALLOWED, allowed);
            return allowed.get();
        }
    }
}
