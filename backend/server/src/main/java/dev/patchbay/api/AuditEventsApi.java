package dev.patchbay.api;

import dev.patchbay.audit.AuditEvent;
import dev.patchbay.audit.AuditFilter;
import dev.patchbay.audit.AuditRecord;
import dev.patchbay.organization.Scope;
import dev.patchbay.page.PageRequest;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /audit-events}: who did what to which thing, when, from where, with what outcome. */
@RestController
@RequestMapping("/api/v1/audit-events")
class AuditEventsApi {

    private final AuditRecord record;

    AuditEventsApi(AuditRecord record) {
        this.record = record;
    }

    /**
     * @param kind {@code member}, {@code api_key}, {@code end_user}, {@code system} or {@code nobody}
     * @param id null for Patchbay itself and for somebody who was not signed in
     */
    public record ActorBody(
            String kind, @Nullable String id, @Nullable String name) {}

    public record SubjectBody(
            String kind, @Nullable String id, @Nullable String name) {}

    /**
     * @param environment null when it is of the whole organization
     * @param outcome {@code success} or {@code failure}
     */
    public record AuditEventBody(
            String id,
            Instant at,
            ActorBody actor,
            String action,
            SubjectBody subject,
            String outcome,
            @Nullable String environment,
            @Nullable String ip,
            @Nullable String requestId,
            Map<String, String> details) {

        static AuditEventBody of(AuditEvent event) {
            return new AuditEventBody(
                    event.id().text(),
                    event.at(),
                    new ActorBody(
                            event.actor().kind().name().toLowerCase(Locale.ROOT),
                            orNull(event.actor().id()),
                            orNull(event.actor().name())),
                    event.action(),
                    new SubjectBody(
                            event.subject().kind(),
                            orNull(event.subject().id()),
                            orNull(event.subject().name())),
                    event.succeeded() ? "success" : "failure",
                    event.environment() == null ? null : event.environment().text(),
                    event.address(),
                    event.requestId(),
                    event.details());
        }

        private static @Nullable String orNull(String text) {
            return text.isEmpty() ? null : text;
        }
    }

    @GetMapping
    PageBody<AuditEventBody> list(
            Scope scope,
            @RequestParam(required = false) @Nullable String actor,
            @RequestParam(required = false) @Nullable String action,
            @RequestParam(required = false) @Nullable String subject,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String until,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        AuditFilter filter = new AuditFilter(
                actor,
                action,
                subject,
                from == null ? null : Inputs.instant("from", from),
                until == null ? null : Inputs.instant("until", until));
        return PageBody.of(
                record.list(scope, filter, PageRequest.of(limit, cursor)).map(AuditEventBody::of));
    }
}
