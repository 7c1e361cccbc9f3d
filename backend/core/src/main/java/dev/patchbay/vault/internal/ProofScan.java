package dev.patchbay.vault.internal;

import dev.patchbay.vault.KeyId;
import dev.patchbay.vault.Proof;
import dev.patchbay.vault.SealedRows;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Looks at every sealed row. The reads are short and each begins after the last id of the one before, so that a million rows are
 * looked at without a lock, a long transaction, or an index that every write would have to keep.
 */
final class ProofScan {

    private static final int BATCH = 2_000;

    private final List<SealedRows> kinds;
    private final Clock clock;

    ProofScan(List<SealedRows> kinds, Clock clock) {
        this.kinds = kinds;
        this.clock = clock;
    }

    Proof run() {
        List<Proof.Count> counts = new ArrayList<>();
        for (SealedRows kind : kinds) {
            Map<Long, Long> rows = new TreeMap<>();
            List<SealedRows.Head> heads = kind.headsAfter(null, BATCH);
            while (!heads.isEmpty()) {
                heads.forEach(head -> rows.merge(head.key().value(), 1L, Long::sum));
                UUID last = heads.getLast().id();
                heads = kind.headsAfter(last, BATCH);
            }
            if (rows.isEmpty()) {
                counts.add(new Proof.Count(kind.kind(), KeyId.NONE, 0));
            }
            rows.forEach((key, count) -> counts.add(new Proof.Count(kind.kind(), new KeyId(key), count)));
        }
        return new Proof(clock.instant(), counts);
    }
}
