package dev.patchbay.vault;

import dev.patchbay.problem.Misconfigured;

/**
 * Master keys that live outside of this process and never come into it: in a hardware security module or a key service. A bean of
 * this type serves every {@code PATCHBAY_MASTER_KEY} (or one of {@code PATCHBAY_MASTER_KEY_PREVIOUS}) that begins with its scheme.
 */
public interface ExternalKeys {

    /** The beginning of settings that this serves, without the colon: {@code pkcs11}. */
    String scheme();

    /**
     * The key that the setting names; used once at the start, and at each change of a keyset.
     *
     * @param uri the whole setting
     * @throws Misconfigured when it names no key that can be used now; the sentence never repeats a secret of the setting
     */
    WrappingKey open(String uri);
}
