package dev.patchbay.console.member;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.server.CustomizedSystemMessages;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.SystemMessages;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import dev.patchbay.console.layout.Theme;
import dev.patchbay.problem.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Stands before every view of the console: only the sign-in and the set-up are for everyone. */
@Component
class ConsoleGate implements VaadinServiceInitListener {

    private static final Logger log = LoggerFactory.getLogger(ConsoleGate.class);
    private static final String CONSOLE = "console";

    private final CurrentMember member;
    private final Announcer announcer;

    ConsoleGate(CurrentMember member, Announcer announcer) {
        this.member = member;
        this.announcer = announcer;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        // The widget is another service of the same application, with other rules.
        if (!event.getSource().getServiceName().equals(CONSOLE)) {
            return;
        }
        event.getSource().addUIInitListener(page -> page.getUI().addBeforeEnterListener(this::check));
        event.getSource().addSessionInitListener(session -> session.getSession().setErrorHandler(this::tell));
        SystemMessages messages = messages();
        event.getSource().setSystemMessagesProvider(info -> messages);
        event.addIndexHtmlRequestListener(Theme::dress);
    }

    /** A session that is over needs none: its page is loaded anew and finds itself at the sign-in. */
    private static SystemMessages messages() {
        CustomizedSystemMessages messages = new CustomizedSystemMessages();
        messages.setCookiesDisabledCaption("You were signed out");
        messages.setCookiesDisabledMessage(
                "The browser did not send this console's cookie. Click here to sign in again;"
                        + " if this comes back, allow cookies for this address.");
        return messages;
    }

    private void check(BeforeEnterEvent event) {
        Class<?> view = event.getNavigationTarget();
        if (view.isAnnotationPresent(AnonymousAllowed.class)) {
            return;
        }
        if (!member.isPresent()) {
            String wanted = event.getLocation().getPath();
            event.forwardTo(
                    SignInView.PATH, wanted.isEmpty() ? QueryParameters.empty() : QueryParameters.of("to", wanted));
            return;
        }
        Needs needs = view.getAnnotation(Needs.class);
        if (needs != null && !member.may(needs.value())) {
            event.rerouteToError(NotFoundException.class);
        }
    }

    /** The one place where a problem of the domain becomes a message on screen. */
    private void tell(ErrorEvent event) {
        switch (rootProblem(event.getThrowable())) {
            case SignedOut out -> UI.getCurrent().getPage().setLocation("/console/login");
            case Problem problem -> announcer.failure(problem.detail());
            case Throwable fault -> {
                log.error("A screen of the console failed", fault);
                announcer.failure("Something went wrong on our side. Try again.");
            }
        }
    }

    private static Throwable rootProblem(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof Problem) {
                return cause;
            }
        }
        return thrown;
    }
}
