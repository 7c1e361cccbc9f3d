package dev.patchbay.authorization;

import dev.patchbay.authorization.Attempt.Phase;
import dev.patchbay.authorization.AuthorizationProblems.MethodUnavailable;
import dev.patchbay.authorization.AuthorizationProblems.NotSetUp;
import dev.patchbay.connect.WidgetScope;
import dev.patchbay.connection.AppTrouble;
import dev.patchbay.connection.ConnectionProblems.VerificationUnavailable;
import dev.patchbay.connector.Connector;
import dev.patchbay.connector.Connectors;
import dev.patchbay.connector.OAuth2;
import dev.patchbay.gateway.CallFailed;
import dev.patchbay.id.AttemptId;
import dev.patchbay.problem.NotFound;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Device authorization (RFC 8628): the person enters a code on the app's own page, in whatever browser they are signed in there,
 * while Patchbay asks the app again and again whether they did.
 */
@Service
public class DeviceFlow {

    private final AttemptTable table;
    private final DeviceGrants grants;
    private final DevicePolling polling;
    private final Connectors connectors;
    private final Registrations registrations;
    private final Answers answers;
    private final TokenEndpoint tokens;
    private final TransactionTemplate transaction;
    private final Clock clock;

    DeviceFlow(
            AttemptTable table,
            DeviceGrants grants,
            DevicePolling polling,
            Connectors connectors,
            Registrations registrations,
            Answers answers,
            TokenEndpoint tokens,
            TransactionTemplate transaction,
            Clock clock) {
        this.table = table;
        this.grants = grants;
        this.polling = polling;
        this.connectors = connectors;
        this.registrations = registrations;
        this.answers = answers;
        this.tokens = tokens;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Asks the app for a code; asking twice gives the same one.
     *
     * @throws NotFound when the attempt is not of this widget's session
     * @throws MethodUnavailable when it is not by device authorization, or is over
     * @throws NotSetUp when there is no OAuth client, or the app does not accept it
     * @throws VerificationUnavailable when the app could not be asked
     */
    public DeviceCode begin(WidgetScope widget, AttemptId id) {
        Attempt attempt = get(widget, id);
        Optional<DeviceGrants.Grant> known = grants.find(attempt);
        if (attempt.phase() == Phase.DEPARTED && known.isPresent()) {
            return known.get().codes().shown();
        }
        Connector connector = connectors.inUse(attempt.organization(), attempt.connector());
        Registration registration = registration(widget, attempt, connector);
        Instant asked = clock.instant();
        return switch (reply(registration, connector, asked)) {
            case DeviceReply.Granted granted -> {
                transaction.executeWithoutResult(status -> depart(attempt, registration.method(), granted));
                yield granted.shown();
            }
            case DeviceReply.Refused refused -> throw new NotSetUp(connector.name());
            case DeviceReply.Unreadable unreadable ->
                throw new VerificationUnavailable(AppTrouble.nonsense(connector.name()));
            case DeviceReply.Faulty faulty ->
                throw new VerificationUnavailable(
                        AppTrouble.fault(connector.name(), faulty.status(), faulty.retryAfter()));
        };
    }

    /** The code that the person has to enter; empty when the attempt has none. */
    public Optional<DeviceCode> code(WidgetScope widget, AttemptId id) {
        return grants.find(get(widget, id)).map(grant -> grant.codes().shown());
    }

    /** Asks the app whether the code was entered, when it is time to. It may take as long as the app does. */
    public void poll(WidgetScope widget, AttemptId id) {
        Attempt attempt = get(widget, id);
        if (attempt.phase() == Phase.DEPARTED && attempt.method() instanceof OAuth2 method) {
            Connector connector = connectors.inUse(attempt.organization(), attempt.connector());
            polling.poll(widget, attempt, connector, method);
        }
    }

    private Attempt get(WidgetScope widget, AttemptId id) {
        return table.find(id)
                .filter(attempt -> attempt.session().equals(widget.sessionId()))
                .orElseThrow(() -> new NotFound("attempt"));
    }

    private Registration registration(WidgetScope widget, Attempt attempt, Connector connector) {
        OAuth2 method = connector
                .definition()
                .method(attempt.methodKey())
                .map(own -> AskedScopes.of(widget.session(), connector, own))
                .filter(OAuth2.class::isInstance)
                .map(OAuth2.class::cast)
                .filter(oauth2 -> oauth2.grant() == OAuth2.Grant.DEVICE_CODE)
                .orElseThrow(MethodUnavailable::new);
        Answers.Given entered = answers.of(attempt);
        try {
            return registrations
                    .find(widget.scope(), connector, method, entered.all())
                    .orElseThrow(() -> new NotSetUp(connector.name()))
                    .filled(entered.all());
        } catch (IllegalArgumentException e) {
            throw new MethodUnavailable();
        }
    }

    private DeviceReply reply(Registration registration, Connector connector, Instant asked) {
        try {
            return DeviceReply.read(tokens.deviceCodes(registration), asked);
        } catch (CallFailed e) {
            throw new VerificationUnavailable(AppTrouble.unanswered(connector.name(), e));
        } catch (PrivateKeys.Unusable e) {
            throw new NotSetUp(connector.name());
        }
    }

    private void depart(Attempt attempt, OAuth2 method, DeviceReply.Granted granted) {
        Instant now = clock.instant();
        if (!table.departByCode(attempt.id(), method, now)) {
            throw new MethodUnavailable();
        }
        grants.insert(attempt, granted, now);
    }
}
