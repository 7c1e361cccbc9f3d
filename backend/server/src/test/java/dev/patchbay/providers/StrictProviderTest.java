package dev.patchbay.providers;

import java.util.List;

/** oidc-provider: PKCE required, rotating refresh tokens, exact redirect URIs, {@code iss}, awkward ids and secrets. */
class StrictProviderTest extends ProviderContract {

    StrictProviderTest() {
        super(StrictProvider::new);
    }

    @Override
    List<String> clientAuths() {
        return List.of("client_secret_basic", "client_secret_post", "none");
    }

    @Override
    String revocation() {
        return "revoked";
    }
}
