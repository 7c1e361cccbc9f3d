package dev.patchbay.audit;

import dev.patchbay.connect.ConnectSessionEvent;
import dev.patchbay.connection.Connection;
import dev.patchbay.connection.ConnectionEvent;
import dev.patchbay.connection.ConnectionStatus;
import dev.patchbay.id.AuditEventId;
import dev.patchbay.organization.Act;
import dev.patchbay.organization.Actor;
import dev.patchbay.organization.FirstStart;
import dev.patchbay.vault.VaultEvent;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Writes what happens into the record, in the transaction in which it happens. */
@Component
@EnableConfigurationProperties(AuditProperties.class)
class Recorder {

    private final AuditTable table;
    private final FirstStart firstStart;
    private final Clock clock;

    Recorder(AuditTable table, FirstStart firstStart, Clock clock) {
        this.table = table;
        this.firstStart = firstStart;
        this.clock = clock;
    }

    @EventListener
    void on(Act act) {
        record(act, clock.instant());
    }

    @EventListener
    void on(ConnectionEvent event) {
        Connection connection = event.connection();
        ConnectionStatus previous = event.previous();
        Act act = Act.of(
                        connection.organization(),
                        connection.environment(),
                        event.actor(),
                        event.type().text(),
                        connection.id(),
                        connection.label())
                .with("connector", connection.connector().text())
                .with("tenant", connection.tenant().text())
                .with("status", connection.status().text())
                .with("previous_status", previous == null ? null : previous.text())
                .with("error", event.error());
        record(act, event.at());
    }

    @EventListener
    void on(ConnectSessionEvent event) {
        Act act = Act.of(
                        event.session().organization(),
                        event.session().environment(),
                        new Actor.OfConnectSession(event.session().id()),
                        event.type().text(),
                        event.session().id(),
                        "")
                .with("tenant", event.session().tenant().text())
                .with(
                        "connection",
                        event.connections().isEmpty()
                                ? null
                                : event.connections().getFirst().text())
                .with("error", event.error());
        record(event.type() == ConnectSessionEvent.Type.FAILED ? act.refused() : act, event.at());
    }

    /** Keys are the installation's: what becomes of them is in the operator's record. */
    @EventListener
    void on(VaultEvent event) {
        Act.Subject key = new Act.Subject("vault", event.key().toString(), "");
        firstStart
                .operator()
                .ifPresent(operator -> record(
                        new Act(
                                operator,
                                null,
                                new Actor.OfSystem("vault"),
                                "vault." + event.type().name().toLowerCase(Locale.ROOT),
                                key,
                                true,
                                Map.of("asked_by", event.by())),
                        event.at()));
    }

    private void record(Act act, Instant at) {
        RequestContext.Request request = RequestContext.current().orElse(null);
        AuditEvent event = new AuditEvent(
                AuditEventId.at(at),
                act.environment(),
                who(act.actor()),
                act.action(),
                act.subject(),
                act.succeeded(),
                request == null ? null : request.address(),
                request == null ? null : request.id(),
                act.details(),
                at);
        table.insert(act.organization(), event);
    }

    private static AuditEvent.Who who(@Nullable Actor actor) {
        return switch (actor) {
            case null -> new AuditEvent.Who(AuditEvent.Kind.NOBODY, "", "");
            case Actor.OfMember member ->
                new AuditEvent.Who(AuditEvent.Kind.MEMBER, member.id().text(), member.displayName());
            case Actor.OfApiKey key ->
                new AuditEvent.Who(AuditEvent.Kind.API_KEY, key.id().text(), key.displayName());
            case Actor.OfConnectSession session ->
                new AuditEvent.Who(AuditEvent.Kind.END_USER, session.id().text(), session.displayName());
            case Actor.OfSystem system -> new AuditEvent.Who(AuditEvent.Kind.SYSTEM, "", system.displayName());
        };
    }
}
