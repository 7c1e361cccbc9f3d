package dev.patchbay.vault.internal;

import dev.patchbay.storage.Columns;
import dev.patchbay.vault.KeyId;
import dev.patchbay.vault.Rotation;
import dev.patchbay.vault.Rotation.Phase;
import dev.patchbay.vault.Rotation.Progress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of {@code vault_rotation} and their progress. Every step is one conditional update, so that it happens once. */
final class RotationTable {

    private final JdbcClient jdbc;

    RotationTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(UUID id, KeyId key, String by, Instant now) {
        jdbc.sql("""
                insert into vault_rotation (id, key_id, phase, phase_at, passes, started_by, started_at)
                values (?, ?, ?, ?, 0, ?, ?)""")
                .params(
                        Columns.bytes(id),
                        key.value(),
                        Phase.PUBLISHED.name(),
                        Columns.timestamp(now),
                        by,
                        Columns.timestamp(now))
                .update();
    }

    /** The one under way, or the last one. */
    Optional<Rotation> last() {
        return jdbc.sql("select * from vault_rotation order by started_at desc, id desc limit 1")
                .query((row, n) -> {
                    UUID id = Columns.uuid(row, "id");
                    return new Rotation(
                            id,
                            new KeyId(row.getLong("key_id")),
                            Phase.valueOf(row.getString("phase")),
                            Columns.instant(row, "phase_at"),
                            row.getInt("passes"),
                            row.getString("started_by"),
                            Columns.instant(row, "started_at"),
                            Columns.optionalInstant(row, "finished_at"),
                            progress(id));
                })
                .optional();
    }

    /** @return whether the rotation was in the phase still that the caller saw it in */
    boolean move(Rotation seen, Phase phase, int passes, Instant now) {
        return jdbc.sql("""
                        update vault_rotation set phase = ?, phase_at = ?, passes = ?, finished_at = ?
                        where id = ? and phase = ? and passes = ?""")
                        .param(phase.name())
                        .param(Columns.timestamp(now))
                        .param(passes)
                        .param(phase == Phase.FINISHED ? Columns.timestamp(now) : null)
                        .param(Columns.bytes(seen.id()))
                        .param(seen.phase().name())
                        .param(seen.passes())
                        .update()
                == 1;
    }

    List<Progress> progress(UUID rotation) {
        return jdbc.sql("select * from vault_rotation_progress where rotation_id = ? order by kind")
                .param(Columns.bytes(rotation))
                .query((row, n) -> new Progress(
                        row.getString("kind"),
                        row.getLong("rows_total"),
                        row.getLong("rows_done"),
                        row.getLong("unreadable"),
                        Columns.optionalUuid(row, "position"),
                        Columns.optionalInstant(row, "finished_at")))
                .list();
    }

    void forgetProgress(UUID rotation) {
        jdbc.sql("delete from vault_rotation_progress where rotation_id = ?")
                .param(Columns.bytes(rotation))
                .update();
    }

    void beginKind(UUID rotation, String kind, long rows) {
        jdbc.sql("""
                insert into vault_rotation_progress (rotation_id, kind, rows_total, rows_done, unreadable)
                values (?, ?, ?, 0, 0)""").params(Columns.bytes(rotation), kind, rows).update();
    }

    /** Notes a batch, unless another node has noted one from the same position. */
    boolean noteBatch(
            UUID rotation,
            Progress before,
            @Nullable UUID position,
            long done,
            long unreadable,
            @Nullable Instant end) {
        byte[] from = before.position().map(Columns::bytes).orElse(null);
        return jdbc.sql("""
                        update vault_rotation_progress
                        set position = ?, rows_done = rows_done + ?, unreadable = unreadable + ?, finished_at = ?
                        where rotation_id = ? and kind = ? and finished_at is null
                          and (position = ? or (position is null and ? = 1))""")
                        .param(position == null ? from : Columns.bytes(position))
                        .param(done)
                        .param(unreadable)
                        .param(Columns.timestampOrNull(end))
                        .param(Columns.bytes(rotation))
                        .param(before.kind())
                        .param(from)
                        .param(from == null ? 1 : 0)
                        .update()
                == 1;
    }
}
