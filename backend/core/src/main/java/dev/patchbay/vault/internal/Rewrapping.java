package dev.patchbay.vault.internal;

import dev.patchbay.vault.KeyId;
import dev.patchbay.vault.VaultEvent;
import dev.patchbay.vault.WrappingKey;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

/** Wraps all keysets anew, in one transaction. The keys in them stay as they are, so no node has to do anything. */
final class Rewrapping {

    private static final Logger log = LoggerFactory.getLogger(Rewrapping.class);

    private final WrappedKeysets keysets;
    private final MasterKeySource source;
    private final TransactionTemplate transactions;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Rewrapping(
            WrappedKeysets keysets,
            MasterKeySource source,
            TransactionTemplate transactions,
            ApplicationEventPublisher events,
            Clock clock) {
        this.keysets = keysets;
        this.source = source;
        this.transactions = transactions;
        this.events = events;
        this.clock = clock;
    }

    String run(String by) {
        source.renew();
        MasterKeys masterKeys = source.find(true);
        WrappingKey current = masterKeys.current();
        transactions.executeWithoutResult(status -> {
            for (String name : keysets.names()) {
                Keyset locked = keysets.lock(name, masterKeys);
                keysets.save(name, MasterKeys.wrap(name, locked.keys(), current));
            }
            log.info("{} wraps the keysets now, asked for by {}", current.name(), by);
            events.publishEvent(new VaultEvent(VaultEvent.Type.KEYSETS_REWRAPPED, KeyId.NONE, by, clock.instant()));
        });
        source.forgetPrevious();
        return current.name();
    }

    /** Whether a keyset is wrapped with another master key than the one that is configured. */
    boolean needed() {
        MasterKeys masterKeys = source.find(true);
        return keysets.names().stream()
                .map(name -> keysets.read(name, masterKeys))
                .anyMatch(keyset -> keyset.wrappedBy() != masterKeys.current());
    }

    String masterKey() {
        return source.find(true).current().name();
    }
}
