package dev.patchbay.vault.internal;

import com.google.crypto.tink.KeyStatus;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import dev.patchbay.vault.KeyId;
import dev.patchbay.vault.Proof;
import dev.patchbay.vault.Rotation;
import dev.patchbay.vault.Rotation.Phase;
import dev.patchbay.vault.RotationUnderWay;
import dev.patchbay.vault.VaultEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The steps of a rotation. Each changes the keyset and the rotation in one transaction, and waits for what the one before needs: no node
 * is asked, because {@link Keyring} relies on no older look than {@link Keyring#FRESH}.
 */
final class RotationSteps {

    /** After this long every node that lives has looked again, and every one that slept looks before it seals. */
    static final Duration EVERY_NODE_KNOWS = Keyring.FRESH.plusSeconds(5);

    /**
     * After this long nobody holds what was sealed or read before: a refresh keeps credentials in hand for as long as its call to the
     * app may take, and no transaction is longer.
     */
    static final Duration NOBODY_HOLDS_IT = Keyring.FRESH.plusSeconds(60);

    /** Before rows are walked again that could not be opened, or were written by whoever kept the old key for too long. */
    static final Duration BETWEEN_PASSES = Duration.ofMinutes(10);

    static final Duration SLICE = Duration.ofSeconds(20);

    private static final Logger log = LoggerFactory.getLogger(RotationSteps.class);

    private final StoredKeys keys;
    private final RotationTable table;
    private final Reencryption reencryption;
    private final ProofScan scan;
    private final ProofTable proofs;
    private final TransactionTemplate transactions;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    RotationSteps(
            StoredKeys keys,
            RotationTable table,
            Reencryption reencryption,
            ProofScan scan,
            ProofTable proofs,
            TransactionTemplate transactions,
            ApplicationEventPublisher events,
            Clock clock) {
        this.keys = keys;
        this.table = table;
        this.reencryption = reencryption;
        this.scan = scan;
        this.proofs = proofs;
        this.transactions = transactions;
        this.events = events;
        this.clock = clock;
    }

    Rotation start(String by) {
        transactions.executeWithoutResult(status -> {
            Keyset locked = keys.lock();
            if (table.last().filter(Rotation::running).isPresent()) {
                throw new RotationUnderWay();
            }
            Instant now = clock.instant();
            KeysetHandle more = locked.with(PredefinedAeadParameters.AES256_GCM);
            KeyId key = KeyId.ofTink(more.getAt(more.size() - 1).getId());
            keys.save(locked, more);
            keys.made(key, now);
            table.insert(UUID.randomUUID(), key, by, now);
            tell(VaultEvent.Type.ROTATION_STARTED, key, by);
        });
        return table.last().orElseThrow();
    }

    Optional<Rotation> advance() {
        Optional<Rotation> running = table.last().filter(Rotation::running);
        running.ifPresent(rotation -> {
            switch (rotation.phase()) {
                case PUBLISHED -> promote(rotation);
                case PROMOTED -> begin(rotation);
                case REENCRYPTING -> reencrypt(rotation);
                case SETTLING -> disable(rotation);
                case DISABLED -> destroy(rotation);
                case FINISHED -> {}
            }
        });
        return running.flatMap(rotation -> table.last());
    }

    Proof prove() {
        Proof proof = scan.run();
        transactions.executeWithoutResult(status -> proofs.replace(proof));
        return proof;
    }

    private void promote(Rotation rotation) {
        if (passed(rotation, EVERY_NODE_KNOWS)) {
            change(rotation, Phase.PROMOTED, rotation.passes(), keyset -> keyset.withPrimary(rotation.key()));
        }
    }

    private void begin(Rotation rotation) {
        if (passed(rotation, NOBODY_HOLDS_IT)) {
            transactions.executeWithoutResult(status -> {
                if (table.move(rotation, Phase.REENCRYPTING, rotation.passes(), clock.instant())) {
                    reencryption.begin(rotation);
                }
            });
        }
    }

    private void reencrypt(Rotation rotation) {
        boolean waited = rotation.passes() == 0 || passed(rotation, BETWEEN_PASSES);
        if (waited && reencryption.slice(rotation, SLICE)) {
            table.move(rotation, Phase.SETTLING, rotation.passes(), clock.instant());
        }
    }

    /** Switched off before it is destroyed, so that a mistake would show while it can be mended. */
    private void disable(Rotation rotation) {
        if (passed(rotation, NOBODY_HOLDS_IT)) {
            onlyIfNothingIsLeft(rotation, Phase.DISABLED, keyset -> keyset.withOthers(KeyStatus.DISABLED));
        }
    }

    private void destroy(Rotation rotation) {
        if (passed(rotation, NOBODY_HOLDS_IT)) {
            onlyIfNothingIsLeft(rotation, Phase.FINISHED, Keyset::withoutOthers);
        }
    }

    /** Otherwise the former keys open again, and the rows are walked once more. */
    private void onlyIfNothingIsLeft(Rotation rotation, Phase next, Function<Keyset, KeysetHandle> change) {
        long left = prove().rowsOf(keys.read().others());
        if (left == 0) {
            change(rotation, next, rotation.passes(), change);
            return;
        }
        log.warn("{} rows are sealed with a former data key still. It stays, and they are walked again later", left);
        change(rotation, Phase.REENCRYPTING, rotation.passes() + 1, keyset -> keyset.withOthers(KeyStatus.ENABLED));
    }

    private void change(Rotation seen, Phase phase, int passes, Function<Keyset, KeysetHandle> change) {
        transactions.executeWithoutResult(status -> {
            Keyset locked = keys.lock();
            Instant now = clock.instant();
            if (!table.move(seen, phase, passes, now)) {
                return;
            }
            keys.save(locked, change.apply(locked));
            switch (phase) {
                case PUBLISHED, SETTLING -> {}
                case PROMOTED -> tell(VaultEvent.Type.KEY_PROMOTED, seen.key(), seen.startedBy());
                case REENCRYPTING -> reencryption.begin(seen);
                case DISABLED ->
                    locked.others().forEach(old -> tell(VaultEvent.Type.KEY_DISABLED, old, seen.startedBy()));
                case FINISHED -> {
                    keys.destroyed(locked.others(), now);
                    locked.others().forEach(old -> tell(VaultEvent.Type.KEY_DESTROYED, old, seen.startedBy()));
                }
            }
        });
    }

    private boolean passed(Rotation rotation, Duration time) {
        return !clock.instant().isBefore(rotation.phaseAt().plus(time));
    }

    private void tell(VaultEvent.Type type, KeyId key, String by) {
        log.info("{} {}, asked for by {}", type, key, by);
        events.publishEvent(new VaultEvent(type, key, by, clock.instant()));
    }
}
