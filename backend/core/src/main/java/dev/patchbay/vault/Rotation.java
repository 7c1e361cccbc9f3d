package dev.patchbay.vault;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The replacement of the data key, step by step. Nothing of it needs a pause of any node.
 *
 * @param key the new data key
 * @param passes how often all rows have been walked in vain: the proof still found some
 * @param startedBy who asked for it
 */
public record Rotation(
        UUID id,
        KeyId key,
        Phase phase,
        Instant phaseAt,
        int passes,
        String startedBy,
        Instant startedAt,
        Optional<Instant> finishedAt,
        List<Progress> progress) {

    public enum Phase {
        /** Every node learns the new key; none seals with it yet. */
        PUBLISHED,
        /** Nodes begin to seal with the new key. */
        PROMOTED,
        /** Row after row is sealed anew. */
        REENCRYPTING,
        /** Nothing is left of the old key as far as is known; who holds something sealed with it finishes. */
        SETTLING,
        /** A proof found nothing; the old key is switched off, and could still be switched on. */
        DISABLED,
        /** A second proof found nothing; the old key is destroyed. */
        FINISHED
    }

    /**
     * How far one kind of row has come.
     *
     * @param rows how many there were when it began
     * @param done how many of them need the old key no more
     * @param unreadable how many could not be opened, and hold the rotation up
     */
    public record Progress(
            String kind,
            long rows,
            long done,
            long unreadable,
            Optional<UUID> position,
            Optional<Instant> finishedAt) {}

    public boolean running() {
        return phase != Phase.FINISHED;
    }

    public long rows() {
        return progress.stream().mapToLong(Progress::rows).sum();
    }

    public long done() {
        return progress.stream().mapToLong(Progress::done).sum();
    }

    public long unreadable() {
        return progress.stream().mapToLong(Progress::unreadable).sum();
    }
}
