package dev.patchbay.vault.internal;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.RegistryConfiguration;
import dev.patchbay.vault.KeyId;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * The data keys in memory, as the database last showed them. A key that is not here is looked for in the database once; and nothing is
 * sealed on the strength of an old look, so that after {@link #FRESH} no node seals with a former primary key, however long it slept.
 */
class Keyring {

    /** For so long a look into the database may be relied on to seal. */
    static final Duration FRESH = Duration.ofSeconds(15);

    static final String NAME = "data";

    private static final Logger log = LoggerFactory.getLogger(Keyring.class);

    private final WrappedKeysets stored;
    private final Supplier<MasterKeys> masterKeys;
    private final Clock clock;
    private final Lock lock = new ReentrantLock();
    private volatile Keys keys;
    private volatile Instant lookedAt;

    Keyring(WrappedKeysets stored, Supplier<MasterKeys> masterKeys, Clock clock, Keyset first) {
        this.stored = stored;
        this.masterKeys = masterKeys;
        this.clock = clock;
        this.lookedAt = clock.instant();
        this.keys = Keys.of(first);
    }

    /** Ready for use. */
    record Keys(Keyset keyset, Aead aead, Set<KeyId> enabled) {

        static Keys of(Keyset keyset) {
            try {
                return new Keys(
                        keyset, keyset.keys().getPrimitive(RegistryConfiguration.get(), Aead.class), keyset.enabled());
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("The data keys cannot be used on this machine", e);
            }
        }
    }

    Aead toSeal() {
        if (clock.instant().isAfter(lookedAt.plus(FRESH))) {
            lock.lock();
            try {
                if (clock.instant().isAfter(lookedAt.plus(FRESH))) {
                    look();
                }
            } finally {
                lock.unlock();
            }
        }
        return keys.aead();
    }

    Aead toOpen(byte[] sealed) {
        KeyId key = KeyId.of(sealed);
        Keys known = keys;
        if (known.enabled().contains(key)) {
            return known.aead();
        }
        lock.lock();
        try {
            // Of many who miss the same key, the first looks for all.
            if (!keys.enabled().contains(key)) {
                look();
            }
            return keys.aead();
        } finally {
            lock.unlock();
        }
    }

    /** The keyset as it is in the database now. */
    Keyset latest() {
        lock.lock();
        try {
            look();
            return keys.keyset();
        } finally {
            lock.unlock();
        }
    }

    /** Takes destroyed keys out of memory and new ones in, whether they are asked for or not. */
    @Scheduled(fixedDelay = 5_000)
    void follow() {
        try {
            latest();
        } catch (RuntimeException e) {
            log.warn("The data keys could not be looked at; those in memory stay in use to open, not to seal", e);
        }
    }

    private void look() {
        Instant now = clock.instant();
        if (stored.version(NAME) != keys.keyset().version()) {
            keys = Keys.of(stored.read(NAME, masterKeys.get()));
            log.info("Took in the data keys; {} seals", keys.keyset().primary());
        }
        lookedAt = now;
    }
}
