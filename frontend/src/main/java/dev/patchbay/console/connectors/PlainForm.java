package dev.patchbay.console.connectors;

import com.vaadin.flow.component.html.Paragraph;
import dev.patchbay.connector.AuthMethod;
import dev.patchbay.connector.BasicAuth;
import dev.patchbay.connector.BearerToken;
import dev.patchbay.connector.NoAuth;
import org.jspecify.annotations.Nullable;

/** A method with nothing to set. */
final class PlainForm extends AuthMethodForm {

    private final transient AuthMethod method;

    PlainForm(AuthMethod method, String explanation) {
        this.method = method;
        Paragraph words = new Paragraph(explanation);
        words.addClassName("secondary");
        addWide(words);
    }

    @Override
    AuthMethod read(@Nullable String label, boolean isDefault) {
        return method instanceof NoAuth
                ? new NoAuth(method.key(), label, isDefault)
                : method instanceof BasicAuth
                        ? new BasicAuth(method.key(), label, isDefault)
                        : new BearerToken(method.key(), label, isDefault);
    }
}
