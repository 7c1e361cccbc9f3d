package dev.patchbay.organization;

import dev.patchbay.id.EnvironmentId;
import dev.patchbay.id.OrganizationId;
import dev.patchbay.storage.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code organization} and {@code environment}. */
@Repository
class EnvironmentTable {

    private final JdbcClient jdbc;

    EnvironmentTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Organization organization) {
        jdbc.sql("insert into organization (id, name, is_operator, created_at) values (?, ?, ?, ?)")
                .params(
                        organization.id().bytes(),
                        organization.name(),
                        organization.operator(),
                        Columns.timestamp(organization.createdAt()))
                .update();
    }

    void insert(Environment environment, Instant now) {
        jdbc.sql("""
                insert into environment (id, organization_id, name, allowed_origins, logo_url, created_at)
                values (?, ?, ?, ?, ?, ?)""")
                .param(environment.id().bytes())
                .param(environment.organization().bytes())
                .param(environment.name())
                .param(String.join(" ", environment.allowedOrigins()))
                .param(environment.logoUrl())
                .param(Columns.timestamp(now))
                .update();
    }

    void update(EnvironmentId id, List<String> allowedOrigins, @Nullable String logoUrl) {
        jdbc.sql("update environment set allowed_origins = ?, logo_url = ? where id = ?")
                .param(String.join(" ", allowedOrigins))
                .param(logoUrl)
                .param(id.bytes())
                .update();
    }

    void rename(OrganizationId id, String name) {
        jdbc.sql("update organization set name = ? where id = ?")
                .param(name)
                .param(id.bytes())
                .update();
    }

    Optional<Environment> find(EnvironmentId id) {
        return jdbc.sql("select * from environment where id = ?")
                .param(id.bytes())
                .query((row, n) -> environment(row))
                .optional();
    }

    List<Environment> ofOrganization(OrganizationId organization) {
        return jdbc.sql("select * from environment where organization_id = ? order by id")
                .param(organization.bytes())
                .query((row, n) -> environment(row))
                .list();
    }

    Optional<Organization> findOrganization(OrganizationId id) {
        return jdbc.sql("select * from organization where id = ?")
                .param(id.bytes())
                .query((row, n) -> organization(row))
                .optional();
    }

    Optional<Organization> operator() {
        return jdbc.sql("select * from organization where is_operator = true order by id limit 1")
                .query((row, n) -> organization(row))
                .optional();
    }

    List<Organization> organizations() {
        return jdbc.sql("select * from organization order by id")
                .query((row, n) -> organization(row))
                .list();
    }

    private static Organization organization(ResultSet row) throws SQLException {
        return new Organization(
                OrganizationId.of(row.getBytes("id")),
                row.getString("name"),
                row.getBoolean("is_operator"),
                Columns.instant(row, "created_at"));
    }

    private static Environment environment(ResultSet row) throws SQLException {
        String origins = row.getString("allowed_origins");
        return new Environment(
                EnvironmentId.of(row.getBytes("id")),
                OrganizationId.of(row.getBytes("organization_id")),
                row.getString("name"),
                origins.isEmpty() ? List.of() : List.of(origins.split(" ")),
                row.getString("logo_url"));
    }
}
