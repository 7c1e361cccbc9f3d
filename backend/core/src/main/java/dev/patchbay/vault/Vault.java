package dev.patchbay.vault;

/**
 * Keeps secrets unreadable at rest. What is sealed opens only in the context that it was sealed in: a row moved to
 * another organization, environment, kind or row id stays closed.
 */
public interface Vault {

    /** Seals with AES-256-GCM under the present primary key; the same plaintext seals differently each time. */
    byte[] seal(SealContext context, byte[] plaintext);

    /**
     * Opens what {@link #seal} made in the same context.
     *
     * @throws CannotOpen when the bytes were altered, moved, or sealed with a key that this installation does not have
     */
    byte[] open(SealContext context, byte[] sealed);

    /**
     * HMAC-SHA256, 32 bytes, under keys that serve nothing else: the same on every node and after every restart.
     *
     * @param purpose keeps the uses apart: the same data under two purposes gives unrelated values
     */
    byte[] mac(String purpose, byte[] data);
}
