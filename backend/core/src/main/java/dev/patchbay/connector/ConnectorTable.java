package dev.patchbay.connector;

import dev.patchbay.id.ConnectorId;
import dev.patchbay.id.MemberId;
import dev.patchbay.id.OrganizationId;
import dev.patchbay.page.PageRequest;
import dev.patchbay.storage.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The rows of {@code connector} and its revisions. Every read names the organization that looks: the owner sees the newest
 * definition, another one the revision that it has pinned, or the newest while it has pinned none.
 */
@Repository
class ConnectorTable {

    private static final String SELECT = """
            select c.*, r.revision as seen_revision, r.definition
            from connector c
            left join connector_pin p on p.connector_id = c.id and p.organization_id = ?
            join connector_revision r on r.connector_id = c.id
              and r.revision = case when c.organization_id = ? then c.revision else coalesce(p.revision, c.revision) end
            """;

    private static final String SELECT_AS = SELECT.replace("?", ":viewer");

    private final JdbcClient jdbc;

    ConnectorTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Connector connector) {
        jdbc.sql("""
                insert into connector (id, organization_id, slug, name, description, domain, visibility, icon_url,
                  categories, revision, created_by_member, created_by_name, created_at, updated_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(connector.id().bytes())
                .param(connector.owner().bytes())
                .param(connector.slug())
                .param(connector.name())
                .param(connector.description())
                .param(connector.domain())
                .param(connector.visibility().name())
                .param(connector.iconUrl())
                .param(String.join(",", connector.categories()))
                .param(connector.revision())
                .param(bytesOrNull(connector.createdByMember()))
                .param(connector.createdByName())
                .param(Columns.timestamp(connector.createdAt()))
                .param(Columns.timestamp(connector.updatedAt()))
                .update();
        insertRevision(connector);
    }

    void update(Connector connector, boolean newRevision) {
        jdbc.sql("""
                update connector set slug = ?, name = ?, description = ?, domain = ?, visibility = ?, icon_url = ?,
                  categories = ?, revision = ?, updated_at = ?
                where id = ?""")
                .param(connector.slug())
                .param(connector.name())
                .param(connector.description())
                .param(connector.domain())
                .param(connector.visibility().name())
                .param(connector.iconUrl())
                .param(String.join(",", connector.categories()))
                .param(connector.revision())
                .param(Columns.timestamp(connector.updatedAt()))
                .param(connector.id().bytes())
                .update();
        if (newRevision) {
            insertRevision(connector);
        }
    }

    void delete(ConnectorId id) {
        jdbc.sql("delete from connector where id = ?").param(id.bytes()).update();
    }

    boolean slugIsTaken(OrganizationId organization, String slug, ConnectorId except) {
        return jdbc.sql("select count(*) from connector where organization_id = ? and slug = ? and id <> ?")
                        .params(organization.bytes(), slug, except.bytes())
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** Locks the row, so that two edits follow one another. */
    void lock(ConnectorId id) {
        jdbc.sql("select revision from connector where id = ? for update")
                .param(id.bytes())
                .query(Integer.class)
                .optional();
    }

    Optional<Connector> findBySlug(OrganizationId viewer, String slug) {
        Optional<Connector> own = jdbc.sql(SELECT + "where c.organization_id = ? and c.slug = ?")
                .params(viewer.bytes(), viewer.bytes(), viewer.bytes(), slug)
                .query((row, n) -> connector(row))
                .optional();
        return own.or(() -> jdbc.sql(SELECT + "where c.visibility = 'PUBLIC' and c.slug = ? order by c.id limit 1")
                .params(viewer.bytes(), viewer.bytes(), slug)
                .query((row, n) -> connector(row))
                .optional());
    }

    /** By id, whether or not the viewer may see it. */
    Optional<Connector> find(OrganizationId viewer, ConnectorId id) {
        return jdbc.sql(SELECT + "where c.id = ?")
                .params(viewer.bytes(), viewer.bytes(), id.bytes())
                .query((row, n) -> connector(row))
                .optional();
    }

    /** The viewer's own connectors and the public ones of others; with a text, those whose name, slug or domain contains it. */
    List<Connector> list(OrganizationId viewer, String text, PageRequest page) {
        String matching = text.isEmpty()
                ? ""
                : "and (lower(c.name) like :text escape '!' or c.slug like :text escape '!' or c.domain like :text"
                        + " escape '!') ";
        String own = SELECT_AS + "where c.organization_id = :viewer and c.id < :before " + matching
                + "order by c.id desc limit :rows";
        String others = SELECT_AS + "where c.visibility = 'PUBLIC' and c.organization_id <> :viewer and c.id < :before "
                + matching + "order by c.id desc limit :rows";
        return jdbc.sql("select * from ((" + own + ") union all (" + others + ")) visible order by id desc limit :rows")
                .param("viewer", viewer.bytes())
                .param("before", page.bound())
                .param("rows", page.rowsToRead())
                .param("text", containing(text))
                .query((row, n) -> connector(row))
                .list();
    }

    private static String containing(String text) {
        return "%" + text.toLowerCase(Locale.ROOT).replaceAll("[!%_]", "!$0") + "%";
    }

    /** Fixes the revision, or moves it to another. */
    void pin(OrganizationId organization, ConnectorId connector, int revision, Instant now) {
        jdbc.sql("""
            insert into connector_pin (organization_id, connector_id, revision, accepted_at) values (?, ?, ?, ?)
            on duplicate key update revision = values(revision), accepted_at = values(accepted_at)""")
                .params(organization.bytes(), connector.bytes(), revision, Columns.timestamp(now))
                .update();
    }

    /** Fixes the revision unless one is fixed already. */
    void pinFirst(OrganizationId organization, ConnectorId connector, int revision, Instant now) {
        jdbc.sql("""
            insert ignore into connector_pin (organization_id, connector_id, revision, accepted_at)
            values (?, ?, ?, ?)""")
                .params(organization.bytes(), connector.bytes(), revision, Columns.timestamp(now))
                .update();
    }

    boolean isPinned(OrganizationId organization, ConnectorId connector) {
        return !jdbc.sql("select revision from connector_pin where organization_id = ? and connector_id = ?")
                .params(organization.bytes(), connector.bytes())
                .query(Integer.class)
                .list()
                .isEmpty();
    }

    private void insertRevision(Connector connector) {
        jdbc.sql("insert into connector_revision (connector_id, revision, definition, created_at) values (?, ?, ?, ?)")
                .params(
                        connector.id().bytes(),
                        connector.revision(),
                        DefinitionJson.write(connector.definition()),
                        Columns.timestamp(connector.updatedAt()))
                .update();
    }

    private static byte @Nullable [] bytesOrNull(@Nullable MemberId id) {
        return id == null ? null : id.bytes();
    }

    private static Connector connector(ResultSet row) throws SQLException {
        byte[] member = row.getBytes("created_by_member");
        String categories = row.getString("categories");
        return new Connector(
                ConnectorId.of(row.getBytes("id")),
                OrganizationId.of(row.getBytes("organization_id")),
                row.getString("slug"),
                row.getString("name"),
                row.getString("description"),
                row.getString("domain"),
                Visibility.valueOf(row.getString("visibility")),
                row.getString("icon_url"),
                categories.isEmpty() ? List.of() : List.of(categories.split(",")),
                DefinitionJson.read(row.getString("definition")),
                row.getInt("seen_revision"),
                row.getInt("revision"),
                member == null ? null : MemberId.of(member),
                row.getString("created_by_name"),
                Columns.instant(row, "created_at"),
                Columns.instant(row, "updated_at"));
    }
}
