package dev.patchbay.authorization;

import dev.patchbay.connect.Tenants;
import dev.patchbay.connection.Credentials.Handled;
import dev.patchbay.connection.Renewer.Failed;
import dev.patchbay.connection.Renewer.Holder;
import dev.patchbay.connection.Renewer.Outcome;
import dev.patchbay.connection.Renewer.Rejected;
import dev.patchbay.connector.Connector;
import dev.patchbay.connector.Custom;
import dev.patchbay.organization.Scope;
import dev.patchbay.plugin.CredentialsNotAccepted;
import dev.patchbay.plugin.CustomHandler;
import dev.patchbay.plugin.CustomHandlers;
import dev.patchbay.plugin.HandlerAnswer;
import dev.patchbay.plugin.HandlerRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Asks a handler of the installation, on a thread of its own and for a limited time. */
@Component
class JavaHandler {

    private static final Logger log = LoggerFactory.getLogger(JavaHandler.class);

    /** Shorter than a refresh lease. */
    private static final Duration DEADLINE = Duration.ofSeconds(10);

    private final CustomHandlers installed;
    private final Tenants tenants;
    private final Clock clock;

    JavaHandler(CustomHandlers installed, Tenants tenants, Clock clock) {
        this.installed = installed;
        this.tenants = tenants;
        this.clock = clock;
    }

    Outcome handle(
            Scope scope,
            Holder holder,
            Connector connector,
            Custom method,
            Handled entered,
            Map<String, String> values) {
        Optional<CustomHandler> handler = installed.find(method.handler());
        if (handler.isEmpty()) {
            return new Failed(
                    "handler_missing",
                    connector.name() + " is not set up yet. Please tell the people who run this page.");
        }
        HandlerRequest request = new HandlerRequest(
                connector.slug(),
                HandledAnswer.tenant(tenants, scope, holder),
                Optional.ofNullable(holder.connection()).map(id -> id.text()),
                HandledAnswer.fields(method, entered, values),
                values);
        return ask(handler.get(), request, connector, entered);
    }

    private Outcome ask(CustomHandler handler, HandlerRequest request, Connector connector, Handled entered) {
        Instant asked = clock.instant();
        FutureTask<HandlerAnswer> task = new FutureTask<>(() -> handler.handle(request));
        Thread thread = Thread.ofVirtual().name("custom handler").unstarted(task);
        thread.setContextClassLoader(handler.getClass().getClassLoader());
        thread.start();
        String app = connector.name();
        try {
            return HandledAnswer.outcome(app, task.get(DEADLINE.toMillis(), TimeUnit.MILLISECONDS), entered, asked);
        } catch (TimeoutException e) {
            task.cancel(true);
            return new Failed("handler_timeout", app + " takes too long to answer. Try again in a minute.");
        } catch (ExecutionException e) {
            return failure(handler, app, e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            task.cancel(true);
            Thread.currentThread().interrupt();
            return new Failed("interrupted", "This was interrupted before it was done. Try again.");
        }
    }

    private static Outcome failure(CustomHandler handler, String app, Throwable thrown) {
        if (thrown instanceof CredentialsNotAccepted refusal) {
            return new Rejected("credentials_refused", HandledAnswer.sentence(app, refusal.getMessage()));
        }
        // Its message may hold what was entered.
        StackTraceElement[] trace = thrown.getStackTrace();
        log.warn(
                "The custom handler {} threw {} at {}",
                handler.getClass().getName(),
                thrown.getClass().getName(),
                trace.length == 0 ? "an unknown place" : trace[0]);
        return new Failed("handler_failed", app + " could not be asked just now. Try again in a minute.");
    }
}
