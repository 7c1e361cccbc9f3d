package dev.patchbay.connector;

import dev.patchbay.vault.Secret;
import org.jspecify.annotations.Nullable;

/** What an environment got from the app's developer portal for one auth method; the secret only for confidential ones. */
public record OAuthClient(String clientId, @Nullable Secret secret) {}
