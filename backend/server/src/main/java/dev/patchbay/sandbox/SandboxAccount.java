package dev.patchbay.sandbox;

/**
 * A person of the sandbox with a workspace. Nothing real is behind it, so its credentials are fixed and shown on the
 * sandbox's home page.
 */
record SandboxAccount(
        String id,
        String name,
        String email,
        String workspace,
        String apiKey,
        String bearerToken,
        String username,
        String password) {}
