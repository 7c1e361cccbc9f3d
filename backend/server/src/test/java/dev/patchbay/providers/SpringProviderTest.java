package dev.patchbay.providers;

import java.util.List;

/** Spring Authorization Server: PKCE required, rotating refresh tokens, exact redirect URIs, an issuer with a path. */
class SpringProviderTest extends ProviderContract {

    SpringProviderTest() {
        super(new SpringProvider());
    }

    @Override
    List<String> clientAuths() {
        return List.of("client_secret_basic", "client_secret_post");
    }

    @Override
    String revocation() {
        return "revoked";
    }
}
