package dev.patchbay.console.member;

import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.textfield.TextFieldBase;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import dev.patchbay.console.part.FieldMap;
import dev.patchbay.organization.FirstStart;
import dev.patchbay.organization.FirstStart.UnknownSetupLink;
import dev.patchbay.organization.Members;
import dev.patchbay.problem.InvalidInput;
import java.util.LinkedHashMap;
import java.util.Map;

/** Where the one-time link from the log leads: it makes the first owner. */
@Route("setup")
@PageTitle("Set up · Patchbay")
@AnonymousAllowed
public class SetUpView extends EntrancePage implements BeforeEnterObserver {

    private final transient FirstStart firstStart;
    private final transient Members members;
    private final transient CurrentMember current;

    private final TextField organization = new TextField("Your company's name");
    private final TextField name = new TextField("Your name");
    private final EmailField email = new EmailField("E-mail");
    private final PasswordField password = new PasswordField("Password");
    private final EntranceForm form;
    private final RouterLink toSignIn = new RouterLink("Go to the sign-in", SignInView.class);
    private final FieldMap fields = new FieldMap()
            .put("organization", organization)
            .put("name", name)
            .put("email", email)
            .put("password", password);
    private String token = "";

    SetUpView(FirstStart firstStart, Members members, CurrentMember current) {
        super("Welcome to Patchbay", "This link makes you the owner of this installation. It works once.");
        this.firstStart = firstStart;
        this.members = members;
        this.current = current;

        organization.setAutocomplete(Autocomplete.ORGANIZATION);
        organization.setAutofocus(true);
        organization.setHelperText("Your customers see it when they connect their accounts.");
        name.setAutocomplete(Autocomplete.NAME);
        email.setAutocomplete(Autocomplete.USERNAME);
        password.setAutocomplete(Autocomplete.NEW_PASSWORD);
        password.setHelperText("At least 12 characters");
        Map<String, TextFieldBase<?, String>> inOrder = new LinkedHashMap<>();
        inOrder.put("organization", organization);
        inOrder.put("name", name);
        inOrder.put("email", email);
        inOrder.put("password", password);
        form = new EntranceForm("Become the owner", inOrder, this::finish);
        toSignIn.setVisible(false);
        addToCard(form, toSignIn);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        token = event.getLocation()
                .getQueryParameters()
                .getSingleParameter("link")
                .orElse("");
        if (!firstStart.isSetupLink(token)) {
            close();
        }
    }

    private void finish(Map<String, String> entered) {
        try {
            var owner = firstStart.setUp(
                    token,
                    entered.getOrDefault("organization", ""),
                    entered.getOrDefault("email", ""),
                    entered.getOrDefault("name", ""),
                    entered.getOrDefault("password", ""));
            current.signIn(members.find(owner).orElseThrow(SignedOut::new));
            getUI().orElseThrow().navigate("");
        } catch (InvalidInput e) {
            fields.show(e.errors());
        } catch (UnknownSetupLink e) {
            close();
        }
    }

    private void close() {
        message()
                .error(
                        "This set-up link is no longer valid. The newest one is in the server's log, until someone has used it.");
        form.setVisible(false);
        toSignIn.setVisible(true);
    }
}
