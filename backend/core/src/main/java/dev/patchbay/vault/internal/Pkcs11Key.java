package dev.patchbay.vault.internal;

import dev.patchbay.problem.Misconfigured;
import dev.patchbay.vault.WrappingKey;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.ProviderException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/** AES-GCM done inside of a token. Wrapped is the 12-byte IV and what the token made, its 16-byte tag at the end. */
final class Pkcs11Key implements WrappingKey {

    private static final int IV = 12;
    private static final int TAG_BITS = 128;

    private final String name;
    private final Provider module;
    private final SecretKey key;
    private final SecureRandom random = new SecureRandom();

    Pkcs11Key(String name, Provider module, SecretKey key) {
        this.name = name;
        this.module = module;
        this.key = key;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public byte[] wrap(byte[] keyset, byte[] binding) throws GeneralSecurityException {
        byte[] iv = new byte[IV];
        random.nextBytes(iv);
        byte[] sealed = run(Cipher.ENCRYPT_MODE, iv, binding, keyset);
        return ByteBuffer.allocate(IV + sealed.length).put(iv).put(sealed).array();
    }

    @Override
    public byte[] unwrap(byte[] wrapped, byte[] binding) throws GeneralSecurityException {
        if (wrapped.length <= IV + TAG_BITS / 8) {
            throw new GeneralSecurityException("Too short to be wrapped by this key");
        }
        return run(
                Cipher.DECRYPT_MODE,
                Arrays.copyOf(wrapped, IV),
                binding,
                Arrays.copyOfRange(wrapped, IV, wrapped.length));
    }

    private byte[] run(int mode, byte[] iv, byte[] binding, byte[] input) throws GeneralSecurityException {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding", module);
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, iv));
            cipher.updateAAD(binding);
            return cipher.doFinal(input);
        } catch (ProviderException e) {
            throw new Misconfigured(
                    name + " does not answer.", "Check that the module is there and reachable, and its log.");
        }
    }
}
