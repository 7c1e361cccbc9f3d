package dev.patchbay.vault.internal;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.util.SecretBytes;
import dev.patchbay.problem.Misconfigured;
import dev.patchbay.vault.WrappingKey;
import java.security.GeneralSecurityException;
import java.util.Base64;

/** A master key that its owner hands over as bytes. It is never in the database. */
final class MasterKey implements WrappingKey {

    static final int BYTES = 32;

    private final String source;
    private final Aead aead;

    private MasterKey(byte[] bytes, String source) {
        this.source = source;
        this.aead = aead(bytes);
    }

    /**
     * @param source the setting or file that it was read from, for the sentence when the form is wrong
     * @throws Misconfigured when it is not Base64 of 32 bytes
     */
    static MasterKey parse(String base64, String source) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64.strip());
        } catch (IllegalArgumentException notBase64) {
            throw wrongForm(source);
        }
        if (bytes.length != BYTES) {
            throw wrongForm(source);
        }
        return new MasterKey(bytes, source);
    }

    @Override
    public String name() {
        return source;
    }

    @Override
    public byte[] wrap(byte[] keyset, byte[] binding) throws GeneralSecurityException {
        return aead.encrypt(keyset, binding);
    }

    @Override
    public byte[] unwrap(byte[] wrapped, byte[] binding) throws GeneralSecurityException {
        return aead.decrypt(wrapped, binding);
    }

    private static Aead aead(byte[] bytes) {
        try {
            AeadConfig.register();
            AesGcmKey key = AesGcmKey.builder()
                    .setParameters(AesGcmParameters.builder()
                            .setKeySizeBytes(BYTES)
                            .setIvSizeBytes(12)
                            .setTagSizeBytes(16)
                            .setVariant(AesGcmParameters.Variant.NO_PREFIX)
                            .build())
                    .setKeyBytes(SecretBytes.copyFrom(bytes, InsecureSecretKeyAccess.get()))
                    .build();
            return KeysetHandle.newBuilder()
                    .addEntry(KeysetHandle.importKey(key).withFixedId(1).makePrimary())
                    .build()
                    .getPrimitive(RegistryConfiguration.get(), Aead.class);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("AES-256-GCM is not available on this machine", impossible);
        }
    }

    private static Misconfigured wrongForm(String source) {
        return new Misconfigured(
                source + " does not hold a master key: 32 bytes in Base64 were expected.",
                "Create a key with 'openssl rand -base64 32', keep a copy in a safe place, and set it.");
    }
}
