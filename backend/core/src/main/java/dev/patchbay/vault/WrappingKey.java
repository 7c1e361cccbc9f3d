package dev.patchbay.vault;

import java.security.GeneralSecurityException;

/**
 * A master key: it wraps the keysets, and nothing else. Authenticated encryption; what was wrapped for one binding does not unwrap
 * for another. Safe for use by several threads.
 */
public interface WrappingKey {

    /** Where it comes from, for people; never the key. */
    String name();

    /** @param binding what the wrapped bytes are for */
    byte[] wrap(byte[] keyset, byte[] binding) throws GeneralSecurityException;

    /** @throws GeneralSecurityException when another key wrapped it, it was altered, or it is for something else */
    byte[] unwrap(byte[] wrapped, byte[] binding) throws GeneralSecurityException;
}
