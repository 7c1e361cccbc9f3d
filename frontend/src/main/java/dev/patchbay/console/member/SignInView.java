package dev.patchbay.console.member;

import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextFieldBase;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import dev.patchbay.console.part.FieldMap;
import dev.patchbay.organization.FirstStart;
import dev.patchbay.organization.Members;
import dev.patchbay.problem.FieldError;
import dev.patchbay.problem.FieldErrors;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where a member signs in. */
@Route(SignInView.PATH)
@PageTitle("Sign in · Patchbay")
@AnonymousAllowed
public class SignInView extends EntrancePage implements BeforeEnterObserver {

    static final String PATH = "login";

    private static final String INSIDE = "[a-z0-9_-]+(/[A-Za-z0-9_-]+)*";

    private final transient Members members;
    private final transient CurrentMember current;
    private final transient SignInThrottle throttle;

    private final EmailField email = new EmailField("E-mail");
    private final PasswordField password = new PasswordField("Password");
    private final FieldMap fields = new FieldMap().put("email", email).put("password", password);
    private String wanted = "";

    SignInView(Members members, CurrentMember current, SignInThrottle throttle, FirstStart firstStart) {
        super("Sign in", "Manage the integrations that your product offers.");
        this.members = members;
        this.current = current;
        this.throttle = throttle;

        email.setAutocomplete(Autocomplete.USERNAME);
        email.setAutofocus(true);
        password.setAutocomplete(Autocomplete.CURRENT_PASSWORD);
        Map<String, TextFieldBase<?, String>> inOrder = new LinkedHashMap<>();
        inOrder.put("email", email);
        inOrder.put("password", password);
        addToCard(new EntranceForm(
                "Sign in",
                inOrder,
                entered -> signIn(entered.getOrDefault("email", ""), entered.getOrDefault("password", ""))));
        if (firstStart.awaitsOwner()) {
            message()
                    .info(
                            "Nobody can sign in yet. Open the set-up link that the server printed in its log at the start.");
        }
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        wanted = event.getLocation()
                .getQueryParameters()
                .getSingleParameter("to")
                .filter(path -> path.matches(INSIDE))
                .orElse("");
        if (current.isPresent()) {
            event.forwardTo(wanted);
            return;
        }
        TabMemory.ifLost(event.getUI(), () -> message().info("You were signed out. Sign in to go on."));
    }

    private void signIn(String enteredEmail, String enteredPassword) {
        List<FieldError> missing = missing(enteredEmail, enteredPassword);
        fields.show(missing);
        if (!missing.isEmpty()) {
            message().hide();
            return;
        }
        Optional<Duration> wait =
                throttle.attempt(enteredEmail, VaadinRequest.getCurrent().getRemoteAddr());
        if (wait.isPresent()) {
            refuseForNow(wait.get());
            return;
        }
        members.signIn(enteredEmail, enteredPassword)
                .ifPresentOrElse(
                        member -> {
                            throttle.succeeded(enteredEmail);
                            current.signIn(member);
                            getUI().orElseThrow().navigate(wanted);
                        },
                        this::refuse);
    }

    private static List<FieldError> missing(String email, String password) {
        FieldErrors errors = new FieldErrors();
        if (email.isBlank()) {
            errors.add("email", "required", "Enter your e-mail address.");
        }
        if (password.isEmpty()) {
            errors.add("password", "required", "Enter your password.");
        }
        return errors.all();
    }

    private void refuse() {
        message().error("That e-mail and password do not belong together. Check both and try again.");
        password.clear();
        password.focus();
    }

    private void refuseForNow(Duration wait) {
        long seconds = wait.toSeconds() + 1;
        message().error("Too many attempts. Try again in " + seconds + (seconds == 1 ? " second." : " seconds."));
    }
}
