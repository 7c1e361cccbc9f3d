package dev.patchbay.authorization;

import dev.patchbay.authorization.Attempt.Failure;
import dev.patchbay.connect.WidgetScope;
import dev.patchbay.connection.Credentials.OAuth2Tokens;
import dev.patchbay.connector.Connector;
import dev.patchbay.connector.OAuth2;
import dev.patchbay.gateway.CallFailed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Asks an app whether a code was entered, no oftener than it wants, and concludes what it says (RFC 8628, section 3.5). */
@Component
class DevicePolling {

    /** Longer than the gateway's deadline for a call: nobody asks beside one who waits for an answer. */
    private static final Duration TURN = Duration.ofSeconds(20);

    private static final int SLOWER = 5;
    private static final int SLOWEST = 60;

    private final AttemptTable table;
    private final DeviceGrants grants;
    private final Registrations registrations;
    private final Answers answers;
    private final TokenEndpoint tokens;
    private final Completion completion;
    private final Clock clock;

    DevicePolling(
            AttemptTable table,
            DeviceGrants grants,
            Registrations registrations,
            Answers answers,
            TokenEndpoint tokens,
            Completion completion,
            Clock clock) {
        this.table = table;
        this.grants = grants;
        this.registrations = registrations;
        this.answers = answers;
        this.tokens = tokens;
        this.completion = completion;
        this.clock = clock;
    }

    /** @param method as it was when the code was asked for: its endpoints bind the rest of the attempt */
    void poll(WidgetScope widget, Attempt attempt, Connector connector, OAuth2 method) {
        Optional<DeviceGrants.Grant> found = grants.find(attempt);
        if (found.isEmpty()) {
            return;
        }
        DeviceGrants.Grant grant = found.get();
        Instant now = clock.instant();
        if (!now.isBefore(grant.codes().shown().expiresAt())) {
            fail(attempt, expired(connector.name()));
        } else if (grants.takeTurn(attempt.id(), now, now.plus(TURN))) {
            ask(widget, attempt, connector, method, grant);
        }
    }

    private void ask(
            WidgetScope widget, Attempt attempt, Connector connector, OAuth2 method, DeviceGrants.Grant grant) {
        Answers.Given entered = answers.of(attempt);
        Optional<Registration> registration = registrations.find(widget.scope(), connector, method, entered.all());
        String app = connector.name();
        if (registration.isEmpty()) {
            fail(attempt, Denial.of(app, "unauthorized_client"));
            return;
        }
        TokenReply reply;
        try {
            reply = tokens.deviceToken(
                    registration.get().at(method), grant.codes().deviceCode());
        } catch (CallFailed e) {
            // Section 3.5: who gets no answer asks less often.
            later(attempt, Math.min(SLOWEST, grant.pollEvery() * 2));
            return;
        }
        switch (reply) {
            case TokenReply.Granted(OAuth2Tokens granted, Map<String, String> told) -> {
                OAuth2Tokens issued = granted.withFields(entered.secrets())
                        .issuedTo(registration.get().client().clientId());
                complete(widget, attempt, connector, method, issued, entered.plain(), told);
            }
            case TokenReply.Refused refused -> refused(attempt, app, grant, refused.error());
            case TokenReply.Faulty faulty -> later(attempt, Math.min(SLOWEST, grant.pollEvery() * 2));
            case TokenReply.Unreadable unreadable ->
                fail(
                        attempt,
                        new Failure(
                                "provider_answer_unreadable",
                                app + " gave an answer that makes no sense. Tell the people who run this page.",
                                "The token endpoint answered with status " + unreadable.status() + " and no token"));
        }
    }

    private void refused(Attempt attempt, String app, DeviceGrants.Grant grant, String error) {
        switch (error) {
            case "authorization_pending" -> later(attempt, grant.pollEvery());
            case "slow_down" -> later(attempt, grant.pollEvery() + SLOWER);
            case "expired_token" -> fail(attempt, expired(app));
            default -> fail(attempt, Denial.of(app, error));
        }
    }

    private void complete(
            WidgetScope widget,
            Attempt attempt,
            Connector connector,
            OAuth2 method,
            OAuth2Tokens tokens,
            Map<String, String> entered,
            Map<String, String> told) {
        if (table.arriveByCode(attempt.id(), clock.instant())) {
            grants.delete(attempt.id());
            Map<String, String> values = new HashMap<>(entered);
            values.putAll(told);
            completion.complete(widget, attempt, connector, method, tokens, values);
        }
    }

    private void later(Attempt attempt, int pollEvery) {
        grants.wait(attempt.id(), pollEvery, clock.instant());
    }

    private void fail(Attempt attempt, Failure failure) {
        completion.fail(attempt, failure);
        grants.delete(attempt.id());
    }

    private static Failure expired(String app) {
        return new Failure(
                "device_code_expired", "The code was not entered in " + app + " in time. Get a new one.", null);
    }
}
