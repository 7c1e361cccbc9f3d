package dev.patchbay.console.connectors;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import dev.patchbay.connector.Definition;
import dev.patchbay.connector.Verification;
import dev.patchbay.console.part.FieldMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the app's API is, and the call that shows whether a connection works. */
final class ApiForm extends Div {

    private final transient @Nullable Verification stored;
    private final TextField baseUrl = new TextField("API base URL");
    private final TextField path = new TextField("Verification path");

    ApiForm(@Nullable Definition definition) {
        stored = definition == null ? null : definition.verification();
        baseUrl.setPlaceholder("https://api.salesforce.com/v1");
        path.setPlaceholder("/me");
        path.setHelperText(
                "How we check that a connection works: a call that needs the credentials and changes nothing.");
        String base = definition == null ? null : definition.baseUrl();
        baseUrl.setValue(base == null ? "" : base);
        path.setValue(stored == null ? "" : stored.path());
        addClassName("form-grid");
        add(baseUrl, path);
    }

    FieldMap fields() {
        return new FieldMap()
                .put("base_url", baseUrl)
                .put("verification.path", path)
                .put("verification", path);
    }

    @Nullable
    String baseUrl() {
        return AuthMethodForm.orNull(baseUrl.getValue());
    }

    /** The call with what else was known of it. */
    @Nullable
    Verification verification() {
        if (path.getValue().isBlank()) {
            return null;
        }
        return stored == null
                ? new Verification("GET", path.getValue().strip(), List.of(200), null)
                : new Verification(
                        stored.method(),
                        path.getValue().strip(),
                        stored.expectStatus(),
                        stored.account(),
                        stored.headers(),
                        stored.body(),
                        stored.expect());
    }
}
