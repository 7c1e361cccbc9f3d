package dev.patchbay.vault;

import java.nio.charset.StandardCharsets;

/** A secret in memory, on its way between a caller and the vault. Whatever prints it prints a mask. */
public record Secret(String value) {

    public byte[] bytes() {
        return value.getBytes(StandardCharsets.UTF_8);
    }

    public static Secret of(byte[] utf8) {
        return new Secret(new String(utf8, StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "Secret[masked]";
    }
}
