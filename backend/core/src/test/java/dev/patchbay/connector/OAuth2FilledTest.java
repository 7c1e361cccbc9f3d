package dev.patchbay.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OAuth2FilledTest {

    private static final OAuth2 METHOD = (OAuth2) DefinitionJson.method("""
        {"type":"oauth2","key":"main","label":"Sign in","default":true,"fields":[{"name":"shop"},{"name":"key","secret":true}],
         "authorization_url":"https://{shop}.acme.test/authorize","token_url":"https://{shop}.acme.test/token",
         "refresh_url":"https://{shop}.acme.test/refresh","revocation_url":"https://{shop}.acme.test/revoke",
         "userinfo_url":"https://{shop}.acme.test/me","scopes":["read"],"optional_scopes":["write"],
         "authorization_params":{"shop":"{shop}","plain":"{Not a place}"},"token_params":{"key":"{key}"},
         "refresh_params":{"hint":"{shop} {shop}"},"client_auth":"private_key_jwt","client_key_id":"k1","token_body":"json",
         "token_reply":{"access_token":"/a","final_errors":["gone"]},"default_lifetime":60,"token_header":"X-T","token_prefix":"",
         "captures":[{"name":"id","from":"token","at":"/id"}]}""");

    @Test
    void addresses_and_parameters_are_filled_and_all_else_stays() {
        OAuth2 filled = METHOD.filled(Map.of("shop", "blue", "key", "a b&c"));

        assertThat(filled.authorizationUrl()).isEqualTo("https://blue.acme.test/authorize");
        assertThat(filled.tokenUrl()).isEqualTo("https://blue.acme.test/token");
        assertThat(filled.refreshEndpoint()).isEqualTo("https://blue.acme.test/refresh");
        assertThat(filled.revocationUrl()).isEqualTo("https://blue.acme.test/revoke");
        assertThat(filled.userinfoUrl()).isEqualTo("https://blue.acme.test/me");
        assertThat(filled.authorizationParams()).isEqualTo(Map.of("shop", "blue", "plain", "{Not a place}"));
        assertThat(filled.tokenParams()).isEqualTo(Map.of("key", "a b&c"));
        assertThat(filled.refreshParams()).isEqualTo(Map.of("hint", "blue blue"));
        assertThat(filled)
                .usingRecursiveComparison()
                .ignoringFields(
                        "authorizationUrl",
                        "tokenUrl",
                        "refreshUrl",
                        "revocationUrl",
                        "userinfoUrl",
                        "authorizationParams",
                        "tokenParams",
                        "refreshParams")
                .isEqualTo(METHOD);
        assertThat(filled.filled(Map.of())).isEqualTo(filled);
    }

    @Test
    void without_a_value_there_is_no_address() {
        assertThatExceptionOfType(Template.MissingValue.class).isThrownBy(() -> METHOD.filled(Map.of("key", "k")));
        assertThatIllegalArgumentException().isThrownBy(() -> METHOD.filled(Map.of("key", "k", "shop", "evil.test/")));
    }

    /** A value that looks like a place is never filled a second time. */
    @Test
    void a_value_is_no_template() {
        assertThat(METHOD.filled(Map.of("shop", "blue", "key", "{shop}")).tokenParams())
                .isEqualTo(Map.of("key", "{shop}"));
    }

    @Test
    void it_can_ask_for_other_scopes() {
        OAuth2 asking = METHOD.asking(List.of("a"), List.of("b", "c"));

        assertThat(asking.allScopes()).containsExactly("a", "b", "c");
        assertThat(asking)
                .usingRecursiveComparison()
                .ignoringFields("scopes", "optionalScopes")
                .isEqualTo(METHOD);
    }
}
