package dev.patchbay.vault;

import dev.patchbay.id.EnvironmentId;
import dev.patchbay.id.OrganizationId;
import dev.patchbay.storage.Columns;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Sealed rows of the usual shape: a table with {@code id}, {@code organization_id} and {@code environment_id}, where the id is
 * indexed and the context is made of the three. A module extends it with a component that names its table.
 */
public abstract class SealedColumn implements SealedRows {

    private static final UUID START = new UUID(0, 0);

    private final JdbcClient jdbc;
    private final String table;
    private final String column;
    private final String contextKind;

    /** @param contextKind the {@link SealContext#kind} that the module seals with */
    protected SealedColumn(JdbcClient jdbc, String table, String column, String contextKind) {
        this.jdbc = jdbc;
        this.table = table;
        this.column = column;
        this.contextKind = contextKind;
    }

    @Override
    public final String kind() {
        return table + "." + column;
    }

    @Override
    public final long count() {
        return jdbc.sql("select count(*) from %s where %s is not null".formatted(table, column))
                .query(Long.class)
                .single();
    }

    @Override
    public final List<Row> after(@Nullable UUID position, int limit) {
        return jdbc.sql("""
                        select r.id as id, %3$s, r.%2$s as sealed from %1$s r
                        where r.id > ? and r.%2$s is not null order by r.id limit ?""".formatted(table, column, owners()))
                .params(Columns.bytes(position == null ? START : position), limit)
                .query((row, n) -> {
                    UUID id = Columns.uuid(row, "id");
                    SealContext context = new SealContext(
                            OrganizationId.of(row.getBytes("organization_id")),
                            EnvironmentId.of(row.getBytes("environment_id")),
                            contextKind,
                            id);
                    return new Row(id, context, row.getBytes("sealed"));
                })
                .list();
    }

    /**
     * The SQL that selects {@code organization_id} and {@code environment_id} of a row {@code r}, where the table has no columns of
     * these names.
     */
    protected String owners() {
        return "r.organization_id, r.environment_id";
    }

    @Override
    public final List<Head> headsAfter(@Nullable UUID position, int limit) {
        return jdbc.sql("""
                        select id, substring(%2$s, 1, %3$d) as head from %1$s
                        where id > ? and %2$s is not null order by id limit ?""".formatted(table, column, KeyId.PREFIX))
                .params(Columns.bytes(position == null ? START : position), limit)
                .query((row, n) -> new Head(Columns.uuid(row, "id"), KeyId.of(row.getBytes("head"))))
                .list();
    }

    /**
     * One statement by itself: it locks one row for a moment, and can be part of no deadlock. No two sealings give the same bytes, so
     * comparing them is as good as any version.
     */
    @Override
    public final boolean replace(Row read, byte[] sealed) {
        return jdbc.sql("update %1$s set %2$s = ? where id = ? and %2$s = ?".formatted(table, column))
                        .params(sealed, Columns.bytes(read.id()), read.sealed())
                        .update()
                == 1;
    }
}
