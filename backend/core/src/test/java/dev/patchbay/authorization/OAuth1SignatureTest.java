package dev.patchbay.authorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.patchbay.connector.OAuth1;
import dev.patchbay.connector.OAuth1.SignatureMethod;
import dev.patchbay.connector.OAuthClient;
import dev.patchbay.gateway.Call;
import dev.patchbay.gateway.Header;
import dev.patchbay.vault.Secret;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OAuth1SignatureTest {

    private static final OAuthClient CLIENT =
            new OAuthClient("xvz1evFS4wEEPTGEFPHBog", new Secret("kAcSOqF21Fu85e7zjz7ZN2U4ZRhfV3WpwPAoE3Z7kBw"));
    private static final String TOKEN = "370773112-GmHxMAgYyLbNEtIKZeRNFsMKPR9EyMZeS9weJAEb";
    private static final String TOKEN_SECRET = "LswwdoUaIvS8ltyTt5jkRh4J50vUPVVHtR2YPi5kE";
    private static final Call GET = Call.get(URI.create("https://api.example.com/me?b=2&a=1"));

    private final OAuth1Endpoint endpoint = new OAuth1Endpoint(
            call -> {
                throw new AssertionError("Signing asks nobody");
            },
            new OAuth1Services(
                    Clock.fixed(Instant.ofEpochSecond(1318622958), ZoneOffset.UTC),
                    () -> "kYjzVBB8Y0ZFabxSWbWovY3uYSQ2pTgmZeNu2VS4cg"));

    /** The example of X's own "Creating a signature", with the signature that its base string and key really have. */
    @Test
    void is_that_of_the_vendors_example() {
        Call post = Call.postForm(
                URI.create("https://api.twitter.com/1.1/statuses/update.json?include_entities=true"),
                Map.of("status", "Hello Ladies + Gentlemen, a signed OAuth request!"));

        assertThat(authorization(signed(SignatureMethod.HMAC_SHA1, null, post)))
                .isEqualTo("OAuth oauth_consumer_key=\"xvz1evFS4wEEPTGEFPHBog\","
                        + " oauth_nonce=\"kYjzVBB8Y0ZFabxSWbWovY3uYSQ2pTgmZeNu2VS4cg\","
                        + " oauth_signature=\"hCtSmYh%2BiHYCEqBWrE7C7hYmtUk%3D\", oauth_signature_method=\"HMAC-SHA1\","
                        + " oauth_timestamp=\"1318622958\","
                        + " oauth_token=\"370773112-GmHxMAgYyLbNEtIKZeRNFsMKPR9EyMZeS9weJAEb\", oauth_version=\"1.0\"");
    }

    @Test
    void covers_a_form_but_no_other_body() {
        Call form = Call.postForm(URI.create("https://api.example.com/x"), Map.of("a", "1"));
        Call otherForm = Call.postForm(URI.create("https://api.example.com/x"), Map.of("a", "2"));
        Call json = Call.post(URI.create("https://api.example.com/x"), "application/json", bytes("{\"a\":1}"));
        Call otherJson = Call.post(URI.create("https://api.example.com/x"), "application/json", bytes("{\"a\":2}"));

        assertThat(signature(form)).isNotEqualTo(signature(otherForm));
        assertThat(signature(json)).isEqualTo(signature(otherJson));
    }

    @Test
    void covers_a_form_whose_type_names_a_character_set() {
        Call plain =
                Call.post(URI.create("https://api.example.com/x"), "application/x-www-form-urlencoded", bytes("a=1"));
        Call named = plain.withBody("Application/X-WWW-Form-Urlencoded; charset=UTF-8", bytes("a=1"));

        assertThat(signature(named)).isEqualTo(signature(plain));
    }

    @Test
    void covers_methods_that_no_library_lists() {
        Call find = Call.of("PROPFIND", URI.create("https://api.example.com/x"));

        assertThat(signature(find)).isNotEqualTo(signature(Call.get(URI.create("https://api.example.com/x"))));
    }

    @Test
    void by_hmac_sha256_is_the_mac_of_the_base_string() {
        String authorization = authorization(signed(SignatureMethod.HMAC_SHA256, null, GET));

        // Computed apart from this code, with Python's hmac module.
        assertThat(authorization)
                .contains("oauth_signature_method=\"HMAC-SHA256\"")
                .contains("oauth_signature=\"OTZV7SMmqXXShOHqkUEacHvVcZ3kn%2By8sjcwJZ12Tl8%3D\"");
    }

    @Test
    void by_key_can_be_checked_with_the_public_one() throws GeneralSecurityException {
        KeyPair pair = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        String pem = "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(pair.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
        OAuthClient client = new OAuthClient("consumer", new Secret(pem));

        Call signed = endpoint.signed(method(SignatureMethod.RSA_SHA1, null), client, "tok", "unused", GET);

        String base = BaseString.of(
                "GET",
                GET.uri(),
                Map.of(
                        "oauth_consumer_key", "consumer",
                        "oauth_nonce", "kYjzVBB8Y0ZFabxSWbWovY3uYSQ2pTgmZeNu2VS4cg",
                        "oauth_signature_method", "RSA-SHA1",
                        "oauth_timestamp", "1318622958",
                        "oauth_token", "tok",
                        "oauth_version", "1.0"),
                "");
        Signature check = Signature.getInstance("SHA1withRSA");
        check.initVerify(pair.getPublic());
        check.update(bytes(base));
        assertThat(check.verify(Base64.getDecoder().decode(signatureIn(authorization(signed)))))
                .isTrue();
        assertThat(authorization(signed)).doesNotContain("PRIVATE");
    }

    @Test
    void by_key_needs_one() {
        assertThatExceptionOfType(PrivateKeys.Unusable.class)
                .isThrownBy(() -> signed(SignatureMethod.RSA_SHA1, null, GET));
    }

    @Test
    void in_plain_text_joins_both_secrets() {
        OAuthClient client = new OAuthClient("consumer", new Secret("s&cret"));

        Call signed = endpoint.signed(method(SignatureMethod.PLAINTEXT, null), client, "tok", "to ken", GET);

        assertThat(signatureIn(authorization(signed))).isEqualTo("s%26cret&to%20ken");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://api.example.com/me", "http://localhost.example.com/", "http://10.0.0.1/"})
    void in_plain_text_goes_over_tls_alone(String url) {
        assertThatExceptionOfType(PlaintextRule.InTheOpen.class)
                .isThrownBy(() -> signed(SignatureMethod.PLAINTEXT, null, Call.get(URI.create(url))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:8080/me", "http://127.0.0.1/", "http://[::1]:9/"})
    void in_plain_text_may_stay_on_the_machine(String url) {
        assertThat(authorization(signed(SignatureMethod.PLAINTEXT, null, Call.get(URI.create(url)))))
                .contains("PLAINTEXT");
    }

    @Test
    void names_the_realm_first_and_never_signs_it() {
        Call in = signed(SignatureMethod.HMAC_SHA1, "1234567_SB1", GET);

        assertThat(authorization(in)).startsWith("OAuth realm=\"1234567_SB1\", oauth_consumer_key=");
        assertThat(signatureIn(authorization(in))).isEqualTo(signature(GET));
    }

    @Test
    void a_realm_stays_within_its_quotes() {
        Call in = signed(SignatureMethod.HMAC_SHA1, "a\", oauth_token=\"b\\", GET);

        assertThat(authorization(in)).startsWith("OAuth realm=\"a\\\", oauth_token=\\\"b\\\\\", oauth_consumer_key=");
    }

    @Test
    void takes_the_place_of_another_authorization() {
        Call before = GET.withSecretHeader("authorization", "Bearer mine").withHeader("Accept", "text/plain");

        assertThat(signed(SignatureMethod.HMAC_SHA1, null, before).headers())
                .extracting(Header::name)
                .containsExactly("Accept", "Authorization");
    }

    @Test
    void keeps_line_ends_out_of_the_header() {
        OAuthClient client = new OAuthClient("con\r\nX-Evil: 1", new Secret("secret"));
        Call call = Call.get(URI.create("https://api.example.com/?q=%0D%0A"));

        Call signed = endpoint.signed(method(SignatureMethod.HMAC_SHA1, null), client, "tok\r\nX: 1", "", call);

        assertThat(authorization(signed)).matches("[\\x20-\\x7e]+").contains("con%0D%0AX-Evil%3A%201");
    }

    private Call signed(SignatureMethod by, @Nullable String realm, Call call) {
        return endpoint.signed(method(by, realm), CLIENT, TOKEN, TOKEN_SECRET, call);
    }

    private String signature(Call call) {
        return signatureIn(authorization(signed(SignatureMethod.HMAC_SHA1, null, call)));
    }

    private static OAuth1 method(SignatureMethod by, @Nullable String realm) {
        return new OAuth1(
                "oauth1",
                null,
                true,
                List.of(),
                Map.of(),
                Map.of(),
                "https://api.example.com/request",
                "https://api.example.com/authorize",
                "https://api.example.com/access",
                by,
                realm,
                Map.of(),
                List.of());
    }

    private static String authorization(Call call) {
        return call.headers().stream()
                .filter(header -> header.named("Authorization"))
                .map(Header::value)
                .findFirst()
                .orElseThrow();
    }

    private static String signatureIn(String authorization) {
        String encoded = authorization.replaceAll(".*oauth_signature=\"([^\"]*)\".*", "$1");
        return new String(PercentEncoding.decodeForm(encoded), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
