package dev.patchbay.logging;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MaskingTest {

    private static final String SECRET = "Zq3vN8-kLx_72mWcR5tYp0aHs4GdJf6BnEuKiOo1ThI";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pb_live_%s",
                "opened with cst_%s",
                "GET /connect/%s/ 200",
                "GET /connect/link/%s",
                "Authorization: Bearer %s",
                "Authorization: Basic %s",
                "{\"access_token\":\"%s\",\"expires_in\":60}",
                "{\"refresh_token\" : \"%s\"}",
                "grant_type=authorization_code&code=%s&client_id=abc",
                "/oauth/callback/ctr_1?state=%s",
                "client_secret=%s",
                "password=%s, user=ada",
                "X-API-Key: %s",
            })
    void whatStandsWhereSecretsStandIsMasked(String line) {
        assertThat(Masking.mask(line.formatted(SECRET))).doesNotContain(SECRET);
    }

    @Test
    void whatSurroundsASecretStays() {
        assertThat(Masking.mask("POST to exchange code=" + SECRET + "&redirect_uri=https://a.test answered 400"))
                .isEqualTo("POST to exchange code=***&redirect_uri=https://a.test answered 400");
    }

    /** It is printed to be used. */
    @Test
    void theSetUpLinkCanBeRead() {
        String line = "Become its first owner at http://localhost:8080/console/setup?link=" + SECRET;

        assertThat(Masking.mask(line)).isEqualTo(line);
    }
}
