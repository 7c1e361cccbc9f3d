package dev.patchbay.vault.internal;

import dev.patchbay.vault.CannotOpen;
import dev.patchbay.vault.KeyId;
import dev.patchbay.vault.Rotation;
import dev.patchbay.vault.Rotation.Progress;
import dev.patchbay.vault.SealedRows;
import dev.patchbay.vault.SealedRows.Row;
import dev.patchbay.vault.Vault;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Seals row after row with the present key. It rests as long as it works, so that it takes no more than half of what one thread
 * could; a batch that was begun and not noted is simply done again.
 */
final class Reencryption {

    private static final Logger log = LoggerFactory.getLogger(Reencryption.class);
    static final int BATCH = 200;

    private final List<SealedRows> kinds;
    private final Vault vault;
    private final RotationTable table;
    private final Clock clock;

    Reencryption(List<SealedRows> kinds, Vault vault, RotationTable table, Clock clock) {
        this.kinds = kinds;
        this.vault = vault;
        this.table = table;
        this.clock = clock;
    }

    private enum Outcome {
        DONE,
        UNREADABLE
    }

    /** The kinds with their numbers of rows, before the first slice. */
    void begin(Rotation rotation) {
        table.forgetProgress(rotation.id());
        kinds.forEach(kind -> table.beginKind(rotation.id(), kind.kind(), kind.count()));
    }

    /**
     * Goes on until that much time has passed, and by one batch at the least.
     *
     * @return whether all rows have been walked
     */
    boolean slice(Rotation rotation, Duration time) {
        long end = System.nanoTime() + time.toNanos();
        for (SealedRows kind : kinds) {
            for (Progress progress = of(rotation, kind);
                    progress.finishedAt().isEmpty();
                    progress = of(rotation, kind)) {
                long began = System.nanoTime();
                batch(rotation, kind, progress);
                if (System.nanoTime() > end) {
                    return false;
                }
                LockSupport.parkNanos(System.nanoTime() - began);
            }
        }
        return true;
    }

    private void batch(Rotation rotation, SealedRows kind, Progress progress) {
        List<Row> rows = kind.after(progress.position().orElse(null), BATCH);
        long unreadable = rows.stream()
                .filter(row -> resealed(rotation.key(), kind, row) == Outcome.UNREADABLE)
                .count();
        @Nullable UUID position = rows.isEmpty() ? null : rows.getLast().id();
        @Nullable Instant end = rows.size() < BATCH ? clock.instant() : null;
        table.noteBatch(rotation.id(), progress, position, rows.size() - unreadable, unreadable, end);
    }

    private Outcome resealed(KeyId key, SealedRows kind, Row row) {
        if (KeyId.of(row.sealed()).equals(key)) {
            return Outcome.DONE;
        }
        try {
            byte[] secret = vault.open(row.context(), row.sealed());
            // Who replaced or removed it meanwhile sealed with the present key.
            kind.replace(row, vault.seal(row.context(), secret));
            return Outcome.DONE;
        } catch (CannotOpen e) {
            log.warn("Cannot open {} of {}: sealed by {}", kind.kind(), row.id(), KeyId.of(row.sealed()));
            return Outcome.UNREADABLE;
        }
    }

    private Progress of(Rotation rotation, SealedRows kind) {
        return table.progress(rotation.id()).stream()
                .filter(progress -> progress.kind().equals(kind.kind()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The rotation began without " + kind.kind()));
    }
}
