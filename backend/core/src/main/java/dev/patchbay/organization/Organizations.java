package dev.patchbay.organization;

import dev.patchbay.id.EnvironmentId;
import dev.patchbay.id.OrganizationId;
import dev.patchbay.problem.FieldErrors;
import dev.patchbay.problem.InvalidInput;
import dev.patchbay.problem.NotFound;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Organizations and their environments. */
@Service
public class Organizations {

    /** What their column holds. */
    private static final int LONGEST_ORIGINS = 8000;

    private final EnvironmentTable table;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Organizations(EnvironmentTable table, ApplicationEventPublisher events, Clock clock) {
        this.table = table;
        this.events = events;
        this.clock = clock;
    }

    public Organization of(Scope scope) {
        return byId(scope.organization());
    }

    public Organization byId(OrganizationId id) {
        return table.findOrganization(id).orElseThrow(() -> new NotFound("organization"));
    }

    /** The environment that the scope works on. */
    public Environment environment(Scope scope) {
        return table.find(scope.environment()).orElseThrow(() -> new NotFound("environment"));
    }

    /** All environments of the scope's organization, in the order of their making. */
    public List<Environment> environments(Scope scope) {
        return table.ofOrganization(scope.organization());
    }

    /** Every organization of the installation; for the operator alone. */
    public List<Organization> all(Scope scope) {
        requireOperator(scope);
        return table.organizations();
    }

    /** A new organization with its {@code test} and {@code live} environments; for the operator alone. */
    @Transactional
    public Organization create(Scope scope, String name) {
        requireOperator(scope);
        Organization created = create(name, false);
        events.publishEvent(Act.inOrganization(scope, "organization.created", created.id(), created.name()));
        return created;
    }

    /** Sets who may embed the widget and the logo that it shows; the organization keeps its name. */
    @Transactional
    public Environment configure(Scope scope, List<String> allowedOrigins, @Nullable String logoUrl) {
        return configure(scope, of(scope).name(), allowedOrigins, logoUrl);
    }

    /**
     * Sets what the organization is called, in all its environments, and who may embed this one's widget and the logo that it shows.
     *
     * @throws InvalidInput when the name is blank or too long, a text is not an origin, or the logo not an http(s) URL
     */
    @Transactional
    public Environment configure(Scope scope, String name, List<String> allowedOrigins, @Nullable String logoUrl) {
        scope.require(Permission.SETTINGS_WRITE);
        FieldErrors errors = new FieldErrors();
        String called = checkedName("name", name, errors);
        List<String> origins = canonicalOrigins(allowedOrigins, errors);
        if (logoUrl != null && (logoUrl.length() > 2000 || !logoUrl.matches("https?://[^\\s\"'<>]+"))) {
            errors.add("logo_url", "url", "Give the address of an image, starting with https://.");
        }
        errors.throwIfAny();
        EnvironmentId id = environment(scope).id();
        Organization before = of(scope);
        if (!before.name().equals(called)) {
            table.rename(scope.organization(), called);
            events.publishEvent(Act.inOrganization(scope, "organization.renamed", before.id(), called)
                    .with("previous_name", before.name()));
        }
        table.update(id, origins, logoUrl);
        Environment after = table.find(id).orElseThrow(() -> new NotFound("environment"));
        events.publishEvent(Act.in(scope, "environment.updated", id, after.name())
                .with("allowed_origins", String.join(" ", origins))
                .with("logo_url", logoUrl));
        return after;
    }

    /** Reads origins that a caller names under {@code allowed_origins}, each in its canonical text. */
    public static List<String> canonicalOrigins(List<String> texts, FieldErrors errors) {
        List<String> origins = new ArrayList<>();
        if (texts.size() > 100) {
            errors.add("allowed_origins", "too_many", "Name at most 100 origins.");
            return origins;
        }
        for (int i = 0; i < texts.size(); i++) {
            String field = "allowed_origins[" + i + "]";
            Origin.parse(texts.get(i))
                    .ifPresentOrElse(
                            origins::add,
                            () -> errors.add(
                                    field, "origin", "Write an origin like https://app.example.com, without a path."));
        }
        List<String> distinct = origins.stream().distinct().toList();
        if (String.join(" ", distinct).length() > LONGEST_ORIGINS) {
            errors.add("allowed_origins", "too_long", "Name fewer origins: together they are too long.");
        }
        return distinct;
    }

    Organization create(String name, boolean operator) {
        FieldErrors errors = new FieldErrors();
        String stripped = checkedName("name", name, errors);
        errors.throwIfAny();
        Organization organization = new Organization(OrganizationId.next(), stripped, operator, clock.instant());
        table.insert(organization);
        for (String environment : List.of(Environment.TEST, Environment.LIVE)) {
            table.insert(
                    new Environment(EnvironmentId.next(), organization.id(), environment, List.of(), null),
                    clock.instant());
        }
        return organization;
    }

    static String checkedName(String field, String name, FieldErrors errors) {
        String stripped = name.strip();
        if (stripped.isEmpty() || stripped.length() > 120 || stripped.chars().anyMatch(Character::isISOControl)) {
            errors.add(field, "length", "Give the organization a name of at most 120 characters.");
        }
        return stripped;
    }

    /** @throws Forbidden for everyone but the owners of the organization that looks after the installation */
    public void requireOperator(Scope scope) {
        scope.require(Permission.ORGANIZATIONS_WRITE);
        if (!of(scope).operator()) {
            throw new Forbidden(Permission.ORGANIZATIONS_WRITE);
        }
    }
}
