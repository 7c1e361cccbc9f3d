package dev.patchbay.browser;

import dev.patchbay.connector.OAuth2;
import java.util.List;
import java.util.Map;

/** Auth methods to build connectors of. */
final class TestAuthMethods {

    private TestAuthMethods() {}

    static OAuth2 oauth2() {
        return new OAuth2(
                "oauth2",
                null,
                true,
                OAuth2.Grant.AUTHORIZATION_CODE,
                "https://acme.test/authorize",
                "https://acme.test/token",
                null,
                null,
                null,
                List.of("read"),
                " ",
                OAuth2.ClientAuth.CLIENT_SECRET_BASIC,
                true,
                Map.of(),
                Map.of());
    }
}
