package dev.patchbay.connector;

import dev.patchbay.gateway.EgressPolicy;
import dev.patchbay.problem.FieldErrors;
import org.springframework.stereotype.Component;

/** Checks an auth method that stands by itself, outside a connector. */
@Component
public class AuthMethodCheck {

    private final AuthMethodRules rules;

    AuthMethodCheck(EgressPolicy egress) {
        this.rules = new AuthMethodRules(new UrlRules(egress));
    }

    /**
     * @param path where it stands in the input; empty, when it is all of it
     * @param errors where wrong fields are named
     */
    public void check(String path, AuthMethod method, FieldErrors errors) {
        FieldErrors found = new FieldErrors();
        rules.check(path, method, found);
        found.all()
                .forEach(error -> errors.add(
                        path.isEmpty() && error.field().startsWith(".")
                                ? error.field().substring(1)
                                : error.field(),
                        error.code(),
                        error.message()));
    }
}
