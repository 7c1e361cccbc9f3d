package dev.patchbay.authorization;

import dev.patchbay.connect.Tenants;
import dev.patchbay.connection.AppTrouble;
import dev.patchbay.connection.Credentials.Handled;
import dev.patchbay.connection.Renewer.Failed;
import dev.patchbay.connection.Renewer.Holder;
import dev.patchbay.connection.Renewer.Outcome;
import dev.patchbay.connection.Renewer.Rejected;
import dev.patchbay.connector.Connector;
import dev.patchbay.connector.Custom;
import dev.patchbay.connector.OAuthClient;
import dev.patchbay.connector.OAuthClients;
import dev.patchbay.gateway.Call;
import dev.patchbay.gateway.CallFailed;
import dev.patchbay.gateway.Gateway;
import dev.patchbay.gateway.Limits;
import dev.patchbay.gateway.Purpose;
import dev.patchbay.gateway.Redirects;
import dev.patchbay.gateway.Reply;
import dev.patchbay.organization.Scope;
import dev.patchbay.token.Token;
import dev.patchbay.vault.Secret;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Asks the SaaS's own endpoint, in a signed call, what requests to the app carry. */
@Component
class RemoteHandler {

    private static final JsonMapper JSON = new JsonMapper();

    /** Shorter than a refresh lease. */
    private static final Limits LIMITS =
            Limits.standard().within(Duration.ofSeconds(10)).atMost(256 * 1024).following(Redirects.NEVER);

    private final Gateway gateway;
    private final OAuthClients clients;
    private final Tenants tenants;
    private final Clock clock;

    RemoteHandler(Gateway gateway, OAuthClients clients, Tenants tenants, Clock clock) {
        this.gateway = gateway;
        this.clients = clients;
        this.tenants = tenants;
        this.clock = clock;
    }

    /** What the calls of this environment are signed with. */
    Optional<Secret> secret(Scope scope, Connector connector, Custom method) {
        return clients.find(scope, connector.id(), method.key()).map(OAuthClient::secret);
    }

    Outcome handle(
            Scope scope,
            Holder holder,
            Connector connector,
            Custom method,
            Handled entered,
            Map<String, String> values) {
        Optional<Secret> secret = secret(scope, connector, method);
        String app = connector.name();
        if (secret.isEmpty() || method.remote() == null) {
            return new Failed(
                    "handler_misconfigured", app + " is not set up yet. Please tell the people who run this page.");
        }
        Map<String, Object> body = new LinkedHashMap<>();
        if (holder.connection() != null) {
            body.put("connection_id", holder.connection().text());
        }
        body.put("tenant", Map.of("id", HandledAnswer.tenant(tenants, scope, holder)));
        body.put("connector", connector.slug());
        body.put("fields", HandledAnswer.fields(method, entered, values));
        body.put("values", values);
        Instant asked = clock.instant();
        try {
            Reply reply = gateway.send(call(method.remote().url(), JSON.writeValueAsBytes(body), secret.get(), asked));
            return outcome(app, reply, entered, asked);
        } catch (CallFailed e) {
            return new Failed(e.code(), AppTrouble.unanswered(app, e));
        } catch (IllegalArgumentException e) {
            return new Failed(
                    "handler_misconfigured", app + " is not set up yet. Please tell the people who run this page.");
        }
    }

    private static Call call(String url, byte[] body, Secret secret, Instant now) {
        String id = "msg_" + Token.next();
        long timestamp = now.getEpochSecond();
        return Call.post(URI.create(url), "application/json", body)
                .withPurpose(Purpose.CUSTOM_HANDLER)
                .withLimits(LIMITS)
                .withHeader("Accept", "application/json")
                .withHeader("webhook-id", id)
                .withHeader("webhook-timestamp", Long.toString(timestamp))
                .withHeader("webhook-signature", RemoteSignature.of(secret.value(), id, timestamp, body));
    }

    private static Outcome outcome(String app, Reply reply, Handled entered, Instant asked) {
        return switch (RemoteAnswer.read(reply, asked)) {
            case RemoteAnswer.Given given -> HandledAnswer.outcome(app, given.answer(), entered, asked);
            case RemoteAnswer.Refused refused ->
                new Rejected("credentials_refused", HandledAnswer.sentence(app, refused.message()));
            case RemoteAnswer.Unusable unusable ->
                new Failed(unusable.code(), app + " could not be asked just now. Try again in a minute.");
        };
    }
}
