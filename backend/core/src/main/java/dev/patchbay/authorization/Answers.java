package dev.patchbay.authorization;

import dev.patchbay.connection.FieldValues;
import dev.patchbay.connector.AppAddresses;
import dev.patchbay.connector.AuthMethod;
import dev.patchbay.connector.Definition;
import dev.patchbay.connector.MethodFields;
import dev.patchbay.problem.FieldErrors;
import dev.patchbay.problem.InvalidInput;
import dev.patchbay.vault.SealContext;
import dev.patchbay.vault.Vault;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What a person fills in before they go to the app's own screen: a subdomain, a region. Kept with the attempt, sealed. */
@Component
class Answers {

    private static final JsonMapper JSON = new JsonMapper();

    private final AttemptTable table;
    private final Vault vault;
    private final Clock clock;

    Answers(AttemptTable table, Vault vault, Clock clock) {
        this.table = table;
        this.vault = vault;
        this.clock = clock;
    }

    /**
     * What was entered.
     *
     * @param plain what may be shown
     */
    record Given(Map<String, String> plain, Map<String, String> secrets) {

        static final Given NOTHING = new Given(Map.of(), Map.of());

        /** Both, for templates. */
        Map<String, String> all() {
            Map<String, String> all = new HashMap<>(plain);
            all.putAll(secrets);
            return all;
        }

        @Override
        public String toString() {
            return "Given[masked]";
        }
    }

    /** Whether the method asks for something first. */
    static boolean areNeeded(AuthMethod method) {
        return MethodFields.of(method).stream().anyMatch(field -> field.required());
    }

    /** @throws InvalidInput when a field is missing or wrong, each named */
    void keep(Attempt attempt, Definition definition, AuthMethod method, Map<String, String> fields) {
        FieldErrors errors = new FieldErrors();
        FieldValues values = FieldValues.read(method, fields, "", errors);
        AppAddresses.check(definition, method, values.plain(), "", errors);
        errors.throwIfAny();
        Given given = new Given(values.plain(), values.secrets());
        byte[] sealed = vault.seal(context(attempt), JSON.writeValueAsBytes(given));
        table.enter(attempt.id(), sealed, clock.instant());
    }

    /** What was entered for one attempt counts for another that takes its place. */
    void copy(Attempt from, Attempt to) {
        Given given = of(from);
        if (!given.plain().isEmpty() || !given.secrets().isEmpty()) {
            table.enter(to.id(), vault.seal(context(to), JSON.writeValueAsBytes(given)), clock.instant());
        }
    }

    Given of(Attempt attempt) {
        return table.entered(attempt.id())
                .map(bytes -> JSON.readValue(vault.open(context(attempt), bytes), Given.class))
                .orElse(Given.NOTHING);
    }

    private static SealContext context(Attempt attempt) {
        return new SealContext(
                attempt.organization(),
                attempt.environment(),
                SealedAnswers.KIND,
                attempt.id().value());
    }
}
