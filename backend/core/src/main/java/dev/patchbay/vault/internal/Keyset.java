package dev.patchbay.vault.internal;

import com.google.crypto.tink.KeyStatus;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import dev.patchbay.vault.KeyId;
import dev.patchbay.vault.VaultState.Use;
import dev.patchbay.vault.WrappingKey;
import java.security.GeneralSecurityException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * A keyset as it was read.
 *
 * @param wrappedBy the master key that wrapped it
 */
record Keyset(long version, KeysetHandle keys, WrappingKey wrappedBy) {

    KeyId primary() {
        return KeyId.ofTink(keys.getPrimary().getId());
    }

    List<KeysetHandle.Entry> entries() {
        return IntStream.range(0, keys.size()).mapToObj(keys::getAt).toList();
    }

    /** The keys that open. */
    Set<KeyId> enabled() {
        Set<KeyId> enabled = new HashSet<>();
        entries().stream()
                .filter(entry -> entry.getStatus() == KeyStatus.ENABLED)
                .forEach(entry -> enabled.add(KeyId.ofTink(entry.getId())));
        return enabled;
    }

    /** All keys that are not the primary, whether they open or not. */
    Set<KeyId> others() {
        Set<KeyId> others = new HashSet<>();
        entries().stream()
                .filter(entry -> !entry.isPrimary())
                .forEach(entry -> others.add(KeyId.ofTink(entry.getId())));
        return others;
    }

    static Use use(KeysetHandle.Entry entry) {
        if (entry.isPrimary()) {
            return Use.PRIMARY;
        }
        return entry.getStatus() == KeyStatus.ENABLED ? Use.OPENS : Use.DISABLED;
    }

    /** With one more key, which opens and does not seal. */
    KeysetHandle with(Parameters newKey) {
        return built(builder -> builder.addEntry(
                KeysetHandle.generateEntryFromParameters(newKey).withRandomId()));
    }

    KeysetHandle withPrimary(KeyId key) {
        return built(builder -> {
            for (int i = 0; i < keys.size(); i++) {
                if (KeyId.ofTink(keys.getAt(i).getId()).equals(key)) {
                    builder.getAt(i).makePrimary();
                }
            }
        });
    }

    KeysetHandle withOthers(KeyStatus status) {
        return built(builder -> {
            for (int i = 0; i < keys.size(); i++) {
                if (!keys.getAt(i).isPrimary()) {
                    builder.getAt(i).setStatus(status);
                }
            }
        });
    }

    /** The primary alone. */
    KeysetHandle withoutOthers() {
        return built(builder -> {
            for (int i = keys.size() - 1; i >= 0; i--) {
                if (!keys.getAt(i).isPrimary()) {
                    builder.deleteAt(i);
                }
            }
        });
    }

    private KeysetHandle built(Consumer<KeysetHandle.Builder> change) {
        try {
            KeysetHandle.Builder builder = KeysetHandle.newBuilder(keys);
            change.accept(builder);
            return builder.build();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The keyset cannot be changed", e);
        }
    }
}
