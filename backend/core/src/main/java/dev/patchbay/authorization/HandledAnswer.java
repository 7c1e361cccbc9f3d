package dev.patchbay.authorization;

import dev.patchbay.connect.Tenant;
import dev.patchbay.connect.Tenants;
import dev.patchbay.connection.Credentials.Handled;
import dev.patchbay.connection.Renewer.Failed;
import dev.patchbay.connection.Renewer.Holder;
import dev.patchbay.connection.Renewer.Outcome;
import dev.patchbay.connection.Renewer.Refreshed;
import dev.patchbay.connection.RequestCredentials;
import dev.patchbay.connector.Custom;
import dev.patchbay.connector.MethodFields;
import dev.patchbay.organization.Scope;
import dev.patchbay.plugin.HandlerAnswer;
import dev.patchbay.plugin.HandlerAnswer.Account;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What handlers outside of Patchbay are told, and what becomes of their answers. */
final class HandledAnswer {

    private static final int LONGEST_SENTENCE = 300;

    private HandledAnswer() {}

    /** The SaaS's own id of the holder. */
    static String tenant(Tenants tenants, Scope scope, Holder holder) {
        Tenant tenant = tenants.byId(scope, List.of(holder.tenant())).get(holder.tenant());
        return tenant == null ? "" : tenant.externalId();
    }

    /** What the person filled in, secrets too. */
    static Map<String, String> fields(Custom method, Handled entered, Map<String, String> values) {
        Map<String, String> known = RequestCredentials.known(entered, values);
        return MethodFields.of(method).stream()
                .filter(field -> known.containsKey(field.name()))
                .collect(Collectors.toMap(field -> field.name(), field -> known.get(field.name())));
    }

    /** Taken when all of it can be sent, and it has not ended already. */
    static Outcome outcome(String app, @Nullable HandlerAnswer answer, Handled entered, Instant asked) {
        boolean usable = answer != null
                && HandledParts.areSendable(answer.headers(), answer.query())
                && (answer.expiresAt() == null || answer.expiresAt().isAfter(asked));
        if (!usable || answer == null) {
            return new Failed("handler_answer_invalid", app + " gave an answer that makes no sense. Try again later.");
        }
        Handled handled = new Handled(entered.fields(), answer.headers(), answer.query(), asked, answer.expiresAt());
        return new Refreshed(handled, told(answer.account()));
    }

    /** A handler's own sentence, as far as it can be shown. */
    static String sentence(String app, @Nullable String given) {
        String sentence = clean(given);
        return sentence.isEmpty() ? app + " did not accept these credentials. Check them and try again." : sentence;
    }

    /** Under the names by which a connection's account is known where no call tells it. */
    private static Map<String, String> told(@Nullable Account account) {
        Map<String, String> told = new HashMap<>();
        if (account != null) {
            put(told, "account_id", account.id());
            put(told, "account_name", account.name());
            put(told, "account_email", account.email());
        }
        return told;
    }

    private static void put(Map<String, String> told, String name, @Nullable String value) {
        Optional.of(clean(value)).filter(text -> !text.isEmpty()).ifPresent(text -> told.put(name, text));
    }

    private static String clean(@Nullable String text) {
        String line = text == null ? "" : text.replaceAll("\\p{Cntrl}", " ").strip();
        return line.substring(0, Math.min(line.length(), LONGEST_SENTENCE));
    }
}
