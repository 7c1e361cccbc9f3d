package dev.patchbay.vault.internal;

import dev.patchbay.problem.Misconfigured;
import dev.patchbay.vault.ExternalKeys;
import dev.patchbay.vault.WrappingKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.InvalidParameterException;
import java.security.Key;
import java.security.KeyStore;
import java.security.Provider;
import java.security.ProviderException;
import java.security.Security;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.SecretKey;

/**
 * AES keys in hardware security modules, through PKCS#11 and the provider that comes with the JDK. The key never leaves its module.
 * The setting is a URI of RFC 7512, see {@link Pkcs11Uri}.
 */
final class Pkcs11Keys implements ExternalKeys {

    private final Map<String, WrappingKey> open = new ConcurrentHashMap<>();

    @Override
    public String scheme() {
        return "pkcs11";
    }

    @Override
    public WrappingKey open(String uri) {
        return open.computeIfAbsent(uri, setting -> found(Pkcs11Uri.parse(setting)));
    }

    private static WrappingKey found(Pkcs11Uri uri) {
        Provider module = module(uri);
        try {
            KeyStore keys = KeyStore.getInstance("PKCS11", module);
            keys.load(null, pin(uri));
            Key key = keys.getKey(uri.object(), null);
            if (key instanceof SecretKey secret && secret.getAlgorithm().equals("AES")) {
                return new Pkcs11Key("PKCS#11 key " + uri.object(), module, secret);
            }
            throw new Misconfigured(
                    "The PKCS#11 token holds no AES key with the label " + uri.object() + ".",
                    "Make an AES-256 key there whose label no other object has, or correct 'object' in the setting.");
        } catch (IOException | GeneralSecurityException e) {
            throw new Misconfigured(
                    "The PKCS#11 token did not let this server in.",
                    "Check the PIN and that the token is initialized; a token locks itself after some wrong PINs.");
        }
    }

    private static Provider module(Pkcs11Uri uri) {
        Provider base = Security.getProvider("SunPKCS11");
        if (base == null) {
            throw new Misconfigured(
                    "This Java has no PKCS#11 support.", "Use one with the module jdk.crypto.cryptoki.");
        }
        try {
            return base.configure("--name=patchbay-%s\nlibrary=%s\n%s\n"
                    .formatted(
                            Integer.toHexString(uri.hashCode()),
                            uri.modulePath(),
                            uri.slot().map(slot -> "slot=" + slot).orElse("slotListIndex=0")));
        } catch (InvalidParameterException | ProviderException | UnsupportedOperationException e) {
            throw new Misconfigured(
                    "The PKCS#11 library " + uri.modulePath() + " cannot be used"
                            + uri.slot().map(slot -> " with slot " + slot).orElse("") + ".",
                    "Check 'module-path' and 'slot-id' in the setting, and what the library itself needs to be configured.");
        }
    }

    private static char[] pin(Pkcs11Uri uri) {
        return switch (uri.pin()) {
            case Pkcs11Uri.PinValue(String pin) -> pin.toCharArray();
            case Pkcs11Uri.PinSource(Path file) -> {
                try {
                    yield Files.readString(file, StandardCharsets.UTF_8).strip().toCharArray();
                } catch (IOException e) {
                    throw new Misconfigured(
                            "The PIN of the PKCS#11 token cannot be read from " + file + ".",
                            "Check 'pin-source' in the setting.");
                }
            }
        };
    }
}
