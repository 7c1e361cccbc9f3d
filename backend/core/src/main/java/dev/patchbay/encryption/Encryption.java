package dev.patchbay.encryption;

import dev.patchbay.organization.Forbidden;
import dev.patchbay.organization.Organizations;
import dev.patchbay.organization.Scope;
import dev.patchbay.vault.Proof;
import dev.patchbay.vault.Rotation;
import dev.patchbay.vault.RotationUnderWay;
import dev.patchbay.vault.VaultKeys;
import dev.patchbay.vault.VaultState;
import org.springframework.stereotype.Service;

/** What the operator's owners can see and do of the keys that everyone's secrets are sealed with. */
@Service
public class Encryption {

    private final VaultKeys keys;
    private final Organizations organizations;

    Encryption(VaultKeys keys, Organizations organizations) {
        this.keys = keys;
        this.organizations = organizations;
    }

    /** @throws Forbidden for everyone else */
    public VaultState state(Scope scope) {
        organizations.requireOperator(scope);
        return keys.state();
    }

    /**
     * Begins to replace the data key, in the background.
     *
     * @throws Forbidden for everyone else
     * @throws RotationUnderWay when one is being carried out already
     */
    public Rotation rotate(Scope scope) {
        organizations.requireOperator(scope);
        return keys.rotate(scope.actor().displayName());
    }

    /**
     * Looks at every sealed row now.
     *
     * @throws Forbidden for everyone else
     */
    public Proof prove(Scope scope) {
        organizations.requireOperator(scope);
        return keys.prove();
    }

    /**
     * Wraps the keysets with the master key that is configured now.
     *
     * @throws Forbidden for everyone else
     */
    public String rewrap(Scope scope) {
        organizations.requireOperator(scope);
        return keys.rewrap(scope.actor().displayName());
    }
}
