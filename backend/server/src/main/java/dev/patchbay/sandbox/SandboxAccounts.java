package dev.patchbay.sandbox;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;

/** The people whom one can be in the sandbox. */
final class SandboxAccounts {

    private static final List<SandboxAccount> ALL = List.of(
            account("ada", "Ada Moreau", "ada@sandbox.example", "Ada’s workspace", "5f2c9a71"),
            account("ben", "Ben Okafor", "ben@blue-harbor.example", "Blue Harbor Ltd", "b83e04d6"),
            account("mei", "Mei Tanaka", "mei@northlight.example", "Northlight Studio", "1d97c6e2"));

    private SandboxAccounts() {}

    static List<SandboxAccount> all() {
        return ALL;
    }

    static Optional<SandboxAccount> byId(String id) {
        return ALL.stream().filter(account -> account.id().equals(id)).findFirst();
    }

    static Optional<SandboxAccount> byApiKey(String key) {
        return ALL.stream().filter(account -> same(account.apiKey(), key)).findFirst();
    }

    static Optional<SandboxAccount> byBearerToken(String token) {
        return ALL.stream()
                .filter(account -> same(account.bearerToken(), token))
                .findFirst();
    }

    static Optional<SandboxAccount> byPassword(String username, String password) {
        return ALL.stream()
                .filter(account -> account.username().equals(username) && same(account.password(), password))
                .findFirst();
    }

    private static boolean same(String expected, String given) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    private static SandboxAccount account(String id, String name, String email, String workspace, String tail) {
        return new SandboxAccount(
                id,
                name,
                email,
                workspace,
                "sandbox-key-" + id + "-" + tail,
                "sandbox-token-" + id + "-" + tail,
                id,
                "sandbox-pass-" + tail);
    }
}
