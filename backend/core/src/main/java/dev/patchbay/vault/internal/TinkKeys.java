package dev.patchbay.vault.internal;

import com.google.crypto.tink.KeysetHandle;
import dev.patchbay.vault.KeyId;
import dev.patchbay.vault.Proof;
import dev.patchbay.vault.Rotation;
import dev.patchbay.vault.VaultKeys;
import dev.patchbay.vault.VaultState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The data keyset, as Tink keeps it, for its operator. */
final class TinkKeys implements VaultKeys {

    private final StoredKeys keys;
    private final RotationTable rotations;
    private final ProofTable proofs;
    private final RotationSteps steps;
    private final Rewrapping rewrapping;

    TinkKeys(StoredKeys keys, RotationTable rotations, ProofTable proofs, RotationSteps steps, Rewrapping rewrapping) {
        this.keys = keys;
        this.rotations = rotations;
        this.proofs = proofs;
        this.steps = steps;
        this.rewrapping = rewrapping;
    }

    @Override
    public VaultState state() {
        List<VaultState.Key> shown = new ArrayList<>();
        // Tink keeps them in the order of their making.
        for (KeysetHandle.Entry entry : keys.read().entries().reversed()) {
            KeyId id = KeyId.ofTink(entry.getId());
            shown.add(new VaultState.Key(id, Keyset.use(entry), keys.createdAt(id)));
        }
        return new VaultState(shown, rewrapping.masterKey(), rewrapping.needed(), rotations.last(), proofs.last());
    }

    @Override
    public Rotation rotate(String by) {
        return steps.start(by);
    }

    @Override
    public Optional<Rotation> advance() {
        return steps.advance();
    }

    @Override
    public Proof prove() {
        return steps.prove();
    }

    @Override
    public String rewrap(String by) {
        return rewrapping.run(by);
    }
}
