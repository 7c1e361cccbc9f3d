package dev.patchbay.vault.internal;

import dev.patchbay.problem.Misconfigured;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Names a key in a token, as RFC 7512 does:
 * {@code pkcs11:object=patchbay;slot-id=0?module-path=/usr/lib/softhsm/libsofthsm2.so&pin-source=file:/run/secrets/pin}.
 *
 * @param slot without one, the library's first slot
 */
record Pkcs11Uri(String object, Optional<Long> slot, String modulePath, Pin pin) {

    private static final String SCHEME = "pkcs11:";

    sealed interface Pin {}

    record PinValue(String value) implements Pin {

        @Override
        public String toString() {
            return "PinValue[masked]";
        }
    }

    record PinSource(Path file) implements Pin {}

    /** @throws Misconfigured without repeating the text, which may hold the PIN */
    static Pkcs11Uri parse(String text) {
        if (!text.startsWith(SCHEME)) {
            throw wrong("does not begin with 'pkcs11:'");
        }
        String rest = text.substring(SCHEME.length());
        int question = rest.indexOf('?');
        // RFC 7512, section 2.3: the path says which object, the query how to reach it.
        Map<String, String> path = pairs(question < 0 ? rest : rest.substring(0, question), ";");
        Map<String, String> query = pairs(question < 0 ? "" : rest.substring(question + 1), "&");
        String object = required(path, "object");
        String modulePath = required(query, "module-path");
        Optional<Long> slot;
        try {
            slot = Optional.ofNullable(path.remove("slot-id")).map(Long::parseUnsignedLong);
        } catch (NumberFormatException e) {
            throw wrong("has a 'slot-id' that is no number");
        }
        if (modulePath.chars().anyMatch(Character::isISOControl)) {
            throw wrong("has a line break in 'module-path'");
        }
        String pin = query.remove("pin-value");
        Pin access = pin == null ? source(required(query, "pin-source")) : new PinValue(pin);
        path.putAll(query);
        path.remove("type");
        if (!path.isEmpty()) {
            throw wrong("has an attribute that Patchbay does not look at: " + String.join(", ", path.keySet()));
        }
        return new Pkcs11Uri(object, slot, modulePath, access);
    }

    private static Pin source(String source) {
        try {
            return new PinSource(Path.of(source.startsWith("file:") ? source.substring(5) : source));
        } catch (InvalidPathException e) {
            throw wrong("has a 'pin-source' that is no file");
        }
    }

    private static String required(Map<String, String> attributes, String name) {
        String value = attributes.remove(name);
        if (value == null || value.isEmpty()) {
            throw wrong("lacks '" + name + "'");
        }
        return value;
    }

    private static Map<String, String> pairs(String text, String separator) {
        Map<String, String> pairs = new HashMap<>();
        for (String pair : text.split(separator)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                try {
                    pairs.put(
                            pair.substring(0, equals),
                            // A plus is a plus here, no space.
                            URLDecoder.decode(pair.substring(equals + 1).replace("+", "%2B"), StandardCharsets.UTF_8));
                } catch (IllegalArgumentException e) {
                    throw wrong("has a '%' that is no escape");
                }
            } else if (!pair.isEmpty()) {
                throw wrong("has a part without '='");
            }
        }
        return pairs;
    }

    private static Misconfigured wrong(String what) {
        return new Misconfigured(
                "The PKCS#11 URI of the master key " + what + ".",
                "Write it as pkcs11:object=LABEL;slot-id=NUMBER?module-path=/path/to/library.so&pin-source=file:/path.");
    }
}
