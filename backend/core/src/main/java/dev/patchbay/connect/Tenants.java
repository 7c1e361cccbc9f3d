package dev.patchbay.connect;

import dev.patchbay.id.TenantId;
import dev.patchbay.organization.Act;
import dev.patchbay.organization.Permission;
import dev.patchbay.organization.Scope;
import dev.patchbay.page.Page;
import dev.patchbay.page.PageRequest;
import dev.patchbay.problem.FieldErrors;
import dev.patchbay.problem.InvalidInput;
import dev.patchbay.problem.NotFound;
import dev.patchbay.storage.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The tenants of an environment. */
@Service
public class Tenants {

    private static final int LONGEST = 200;

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Tenants(JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /**
     * The tenant of this external id, created when it is named for the first time. A name that differs is taken over.
     *
     * @throws InvalidInput naming {@code tenant.id} or {@code tenant.name}
     */
    @Transactional
    public Tenant named(Scope scope, String externalId, @Nullable String name) {
        FieldErrors errors = new FieldErrors();
        if (!isText(externalId)) {
            errors.add(
                    "tenant.id",
                    "length",
                    "Name the tenant by your own id for it: at most 200 characters, none of them a control character.");
        }
        if (name != null && !name.isBlank() && !isText(name)) {
            errors.add(
                    "tenant.name",
                    "length",
                    "Use at most 200 characters on one line, none of them a control character.");
        }
        errors.throwIfAny();
        Tenant tenant = find(scope, externalId)
                .filter(found -> stays(found.id()))
                .orElseGet(() -> insert(scope, externalId, name));
        if (name != null && !name.isBlank() && !name.equals(tenant.name())) {
            jdbc.sql("update tenant set name = ? where id = ?")
                    .params(name, tenant.id().bytes())
                    .update();
            return new Tenant(tenant.id(), tenant.externalId(), name, tenant.createdAt());
        }
        return tenant;
    }

    public Optional<Tenant> find(Scope scope, String externalId) {
        return jdbc.sql("select * from tenant where environment_id = ? and external_id = ?")
                .params(scope.environment().bytes(), externalId)
                .query((row, n) -> tenant(row))
                .optional();
    }

    /** @throws NotFound when the scope's environment has no such tenant */
    public Tenant get(Scope scope, String externalId) {
        scope.require(Permission.CONNECTIONS_READ);
        return find(scope, externalId).orElseThrow(() -> new NotFound("tenant"));
    }

    /** The last named for the first time comes first. */
    public Page<Tenant> list(Scope scope, PageRequest page) {
        scope.require(Permission.CONNECTIONS_READ);
        List<Tenant> rows = jdbc.sql(
                        "select * from tenant where environment_id = ? and id < ? order by id desc limit ?")
                .params(scope.environment().bytes(), page.bound(), page.rowsToRead())
                .query((row, n) -> tenant(row))
                .list();
        return Page.of(rows, page, Tenant::id);
    }

    /**
     * Removes a tenant that nothing belongs to any more.
     *
     * @return false while there is a connect session or connection of it
     */
    @Transactional
    public boolean remove(Scope scope, Tenant tenant) {
        scope.require(Permission.CONNECTIONS_WRITE);
        int removed;
        try {
            removed = jdbc.sql("delete from tenant where id = ? and environment_id = ?")
                    .params(tenant.id().bytes(), scope.environment().bytes())
                    .update();
        } catch (DataIntegrityViolationException e) {
            return false;
        }
        if (removed == 1) {
            events.publishEvent(Act.in(scope, "tenant.deleted", tenant.id(), tenant.externalId()));
        }
        return true;
    }

    /** The tenants with these ids that belong to the scope's environment. */
    public Map<TenantId, Tenant> byId(Scope scope, Collection<TenantId> ids) {
        Map<TenantId, Tenant> found = new HashMap<>();
        if (ids.isEmpty()) {
            return found;
        }
        jdbc.sql("select * from tenant where environment_id = :environment and id in (:ids)")
                .param("environment", scope.environment().bytes())
                .param("ids", ids.stream().distinct().map(TenantId::bytes).toList())
                .query((row, n) -> tenant(row))
                .list()
                .forEach(tenant -> found.put(tenant.id(), tenant));
        return found;
    }

    /** Holds a tenant for the rest of the transaction: nobody removes it meanwhile. False when somebody just has. */
    private boolean stays(TenantId id) {
        return jdbc.sql("select id from tenant where id = ? for update")
                .param(id.bytes())
                .query((row, n) -> id)
                .optional()
                .isPresent();
    }

    /** A second caller that names the tenant at the same moment waits for the first one's row and finds it. */
    private Tenant insert(Scope scope, String externalId, @Nullable String name) {
        jdbc.sql("""
            insert ignore into tenant (id, organization_id, environment_id, external_id, name, created_at)
            values (?, ?, ?, ?, ?, ?)""")
                .param(TenantId.next().bytes())
                .param(scope.organization().bytes())
                .param(scope.environment().bytes())
                .param(externalId)
                .param(name)
                .param(Columns.timestamp(clock.instant()))
                .update();
        return find(scope, externalId).orElseThrow(() -> new IllegalStateException("The tenant was just named"));
    }

    private static boolean isText(String text) {
        return !text.isBlank() && text.length() <= LONGEST && text.chars().noneMatch(Character::isISOControl);
    }

    static Tenant tenant(ResultSet row) throws SQLException {
        return new Tenant(
                TenantId.of(row.getBytes("id")),
                row.getString("external_id"),
                row.getString("name"),
                Columns.instant(row, "created_at"));
    }
}
