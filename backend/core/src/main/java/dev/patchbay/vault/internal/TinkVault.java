package dev.patchbay.vault.internal;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Mac;
import com.google.crypto.tink.RegistryConfiguration;
import dev.patchbay.vault.CannotOpen;
import dev.patchbay.vault.SealContext;
import dev.patchbay.vault.Vault;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/** The vault on Tink. The keys stay in memory, so that sealing and opening cost no round trip to the database. */
final class TinkVault implements Vault {

    private final Keyring data;
    private final Mac mac;

    TinkVault(Keyring data, KeysetHandle mac) throws GeneralSecurityException {
        this.data = data;
        this.mac = mac.getPrimitive(RegistryConfiguration.get(), Mac.class);
    }

    @Override
    public byte[] seal(SealContext context, byte[] plaintext) {
        try {
            return data.toSeal().encrypt(plaintext, context.associatedData());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The secret cannot be sealed", e);
        }
    }

    @Override
    public byte[] open(SealContext context, byte[] sealed) {
        try {
            return data.toOpen(sealed).decrypt(sealed, context.associatedData());
        } catch (GeneralSecurityException e) {
            throw new CannotOpen();
        }
    }

    @Override
    public byte[] mac(String purpose, byte[] message) {
        byte[] name = purpose.getBytes(StandardCharsets.UTF_8);
        byte[] separated = ByteBuffer.allocate(Integer.BYTES + name.length + message.length)
                .putInt(name.length)
                .put(name)
                .put(message)
                .array();
        try {
            return mac.computeMac(separated);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The MAC cannot be computed", e);
        }
    }
}
