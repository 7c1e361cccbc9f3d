package dev.patchbay.providers;

import java.util.List;

/** @node-oauth/oauth2-server: OAuth 2.0 alone, and Basic credentials that are taken as they come. */
class PlainProviderTest extends ProviderContract {

    PlainProviderTest() {
        super(PlainProvider::new);
    }

    @Override
    List<String> clientAuths() {
        return List.of("client_secret_post", "client_secret_basic");
    }

    @Override
    String revocation() {
        return "not_supported";
    }
}
