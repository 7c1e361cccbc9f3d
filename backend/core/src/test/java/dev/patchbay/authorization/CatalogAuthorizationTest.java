package dev.patchbay.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.scribejava.core.pkce.PKCE;
import com.github.scribejava.core.pkce.PKCECodeChallengeMethod;
import dev.patchbay.connection.CredentialsInput;
import dev.patchbay.connector.AuthMethod;
import dev.patchbay.connector.OAuth2;
import dev.patchbay.connector.OAuthClient;
import dev.patchbay.connector.catalog.Catalog;
import dev.patchbay.connector.catalog.CatalogEntry;
import dev.patchbay.connector.catalog.CatalogExample;
import dev.patchbay.gateway.Gateway;
import dev.patchbay.testing.TestClock;
import dev.patchbay.vault.Secret;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every entry of the catalog sends people where its own examples say, by the code that sends real ones. */
class CatalogAuthorizationTest {

    private static final Gateway NOBODY = call -> {
        throw new AssertionError("A dry run calls nobody: " + call);
    };

    private final TokenEndpoint endpoint = new TokenEndpoint(NOBODY, new TestClock());

    static Stream<Arguments> examples() {
        return new Catalog()
                .list().stream()
                        .flatMap(entry -> entry.examples().stream()
                                .filter(example -> method(entry, example) instanceof OAuth2 oauth2
                                        && oauth2.grant() == OAuth2.Grant.AUTHORIZATION_CODE)
                                .map(example -> Arguments.of(entry.slug(), method(entry, example), example)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void thePersonIsSentToTheAppsOwnPageWithWhatItExpects(String app, OAuth2 method, CatalogExample example)
            throws NoSuchAlgorithmException {
        Map<String, String> entered = new HashMap<>(example.fields());
        entered.put("access_token", "example-token");
        Map<String, String> values =
                CredentialsInput.read(method, entered, "", Instant.EPOCH).values();
        OAuthClient client = new OAuthClient("example-client", new Secret("example-client-secret"));
        OAuth2 asked = method.filled(values).asking(method.scopes(), List.of());

        URI address = endpoint.authorizationUrl(
                new Registration(asked, client, "https://patchbay.example/oauth/callback"),
                "example-state",
                method.pkce() ? pkce() : null);

        CatalogExample.Address expected = example.authorizationUrl();
        assertThat(expected).isNotNull();
        assertThat(address.toString().split("\\?", 2)[0]).isEqualTo(expected.url());
        assertThat(query(address.getRawQuery())).isEqualTo(expected.query());
    }

    private static AuthMethod method(CatalogEntry entry, CatalogExample example) {
        return entry.definition().method(example.method()).orElseThrow();
    }

    /** RFC 7636, appendix B. */
    private static PKCE pkce() throws NoSuchAlgorithmException {
        PKCE pkce = new PKCE();
        pkce.setCodeVerifier("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");
        pkce.setCodeChallenge(PKCECodeChallengeMethod.S256.transform2CodeChallenge(pkce.getCodeVerifier()));
        pkce.setCodeChallengeMethod(PKCECodeChallengeMethod.S256);
        return pkce;
    }

    private static Map<String, String> query(@Nullable String raw) {
        Map<String, String> query = new HashMap<>();
        Arrays.stream(String.valueOf(raw).split("&")).forEach(pair -> {
            String[] parts = pair.split("=", 2);
            String before = query.put(decoded(parts[0]), decoded(parts[1]));
            assertThat(before).as("%s stands twice", parts[0]).isNull();
        });
        return query;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
