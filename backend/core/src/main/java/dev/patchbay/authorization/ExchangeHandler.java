package dev.patchbay.authorization;

import dev.patchbay.connection.AppTrouble;
import dev.patchbay.connection.Credentials.Handled;
import dev.patchbay.connection.Renewer.Failed;
import dev.patchbay.connection.Renewer.Outcome;
import dev.patchbay.connection.Renewer.Refreshed;
import dev.patchbay.connection.Renewer.Rejected;
import dev.patchbay.connection.RequestCredentials;
import dev.patchbay.connector.Connector;
import dev.patchbay.connector.Custom;
import dev.patchbay.connector.CustomExchange;
import dev.patchbay.connector.Template;
import dev.patchbay.gateway.CallFailed;
import dev.patchbay.gateway.Gateway;
import dev.patchbay.gateway.Reply;
import dev.patchbay.gateway.RetryAfter;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Carries out the steps by which a connector says that fields become headers. */
@Component
class ExchangeHandler {

    private final Gateway gateway;
    private final Clock clock;

    ExchangeHandler(Gateway gateway, Clock clock) {
        this.gateway = gateway;
        this.clock = clock;
    }

    Outcome handle(Connector connector, Custom method, Handled entered, Map<String, String> values) {
        String app = connector.name();
        CustomExchange exchange = method.exchange();
        if (exchange == null || exchange.steps().isEmpty()) {
            return new Failed(
                    "handler_misconfigured", app + " is not set up yet. Please tell the people who run this page.");
        }
        try {
            return carryOut(app, exchange, entered, values);
        } catch (CallFailed e) {
            return new Failed(e.code(), AppTrouble.unanswered(app, e));
        } catch (IllegalArgumentException e) {
            return new Failed("value_missing", "A value that " + app + " needs is missing or does not fit.");
        }
    }

    private Outcome carryOut(String app, CustomExchange exchange, Handled entered, Map<String, String> values) {
        Instant asked = clock.instant();
        Map<String, String> known = RequestCredentials.known(entered, values);
        Reply reply = null;
        for (CustomExchange.Step step : exchange.steps()) {
            reply = gateway.send(ExchangeStep.call(step, known, values));
            Outcome refusal = refusal(app, reply, clock.instant());
            if (refusal != null) {
                return refusal;
            }
            Optional<Map<String, String>> captured = ExchangeStep.captured(step, reply);
            if (captured.isEmpty()) {
                return new Failed("unreadable_answer", AppTrouble.nonsense(app));
            }
            known.putAll(captured.get());
        }
        Map<String, String> headers = Template.fillKnown(exchange.headers(), known);
        Map<String, String> query = Template.fillKnown(exchange.query(), known);
        if (!HandledParts.areSendable(headers, query)) {
            return new Failed("value_unusable", "A value that " + app + " needs has a character that cannot be sent.");
        }
        Instant end = reply == null ? null : ExchangeStep.end(exchange.expiresIn(), reply, asked);
        return new Refreshed(new Handled(entered.fields(), headers, query, asked, end));
    }

    /** Only a refusal of the credentials proves anything against them. */
    private static @Nullable Outcome refusal(String app, Reply reply, Instant now) {
        int status = reply.status();
        if (status >= 200 && status < 300) {
            return null;
        }
        if (status == 401 || status == 403) {
            return new Rejected(
                    "credentials_refused", app + " did not accept these credentials. Check them and try again.");
        }
        return new Failed(
                "status_" + status,
                status == 429 || status >= 500
                        ? AppTrouble.fault(app, status, RetryAfter.of(reply, now))
                        : app + " did not accept this. Check what you entered and try again.");
    }
}
