package dev.patchbay.vault;

import java.util.Optional;

/**
 * The keys behind the {@link Vault}, for the installation's operator. Secrets stay readable on every node through all that is done
 * here. None of it touches the key of {@link Vault#mac}, whose values are looked up by and so must stay what they are.
 */
public interface VaultKeys {

    /** The keys, the rotation under way or the last one, and what the last proof found. */
    VaultState state();

    /**
     * Begins to replace the data key; {@link #advance} does the work, on whichever node it is called.
     *
     * @param by who asks, for the record
     * @throws RotationUnderWay when one is being carried out already
     */
    Rotation rotate(String by);

    /**
     * Carries the rotation under way a step further, for at most half a minute of work; calls on several nodes do no harm. After a
     * restart it goes on from where it was.
     *
     * @return how it stands then; empty when there was none
     */
    Optional<Rotation> advance();

    /** Counts which key sealed each row, in bounded reads, and keeps the result as the last proof. */
    Proof prove();

    /**
     * Wraps all keysets with the master key that is configured now. With the embedded key file, that is a new one, made here. What
     * was wrapped with the former master key is gone afterwards.
     *
     * @param by who asks, for the record
     * @return the name of the master key that wraps them
     */
    String rewrap(String by);
}
