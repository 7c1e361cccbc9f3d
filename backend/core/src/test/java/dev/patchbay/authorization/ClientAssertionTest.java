package dev.patchbay.authorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.SignedJWT;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientAssertionTest {

    private static final String TOKEN_URL = "https://acme.test/token";
    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

    @Test
    void an_rsa_key_signs_what_the_specification_asks_for() throws Exception {
        KeyPair pair = rsa();

        SignedJWT jwt =
                SignedJWT.parse(ClientAssertion.sign("client-1", pem(pair.getPrivate()), "key-1", TOKEN_URL, NOW));

        assertThat(jwt.verify(new RSASSAVerifier((RSAPublicKey) pair.getPublic())))
                .isTrue();
        assertThat(jwt.getHeader().getKeyID()).isEqualTo("key-1");
        assertThat(jwt.getHeader().getAlgorithm().getName()).isEqualTo("RS256");
        assertThat(jwt.getJWTClaimsSet().getIssuer()).isEqualTo("client-1");
        assertThat(jwt.getJWTClaimsSet().getSubject()).isEqualTo("client-1");
        assertThat(jwt.getJWTClaimsSet().getAudience()).containsExactly(TOKEN_URL);
        assertThat(jwt.getJWTClaimsSet().getIssueTime()).isEqualTo(NOW);
        assertThat(jwt.getJWTClaimsSet().getExpirationTime()).isBetween(NOW, NOW.plus(Duration.ofMinutes(5)));
    }

    @ParameterizedTest
    @CsvSource({"secp256r1, ES256", "secp384r1, ES384", "secp521r1, ES512"})
    void an_elliptic_key_signs_by_its_own_algorithm(String curve, String algorithm) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(curve));
        KeyPair pair = generator.generateKeyPair();

        SignedJWT jwt = SignedJWT.parse(ClientAssertion.sign("client-1", pem(pair.getPrivate()), null, TOKEN_URL, NOW));

        assertThat(jwt.verify(new ECDSAVerifier((ECPublicKey) pair.getPublic())))
                .isTrue();
        assertThat(jwt.getHeader().getAlgorithm().getName()).isEqualTo(algorithm);
        assertThat(jwt.getHeader().getKeyID()).isNull();
    }

    /** RFC 7523, section 3: an assertion that is used twice may be refused. */
    @Test
    void no_two_are_alike() throws Exception {
        String key = pem(rsa().getPrivate());

        assertThat(SignedJWT.parse(ClientAssertion.sign("c", key, null, TOKEN_URL, NOW))
                        .getJWTClaimsSet()
                        .getJWTID())
                .isNotEqualTo(SignedJWT.parse(ClientAssertion.sign("c", key, null, TOKEN_URL, NOW))
                        .getJWTClaimsSet()
                        .getJWTID());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "client-secret-1",
                "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----",
                "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----",
                "-----BEGIN PRIVATE KEY-----"
            })
    void what_is_no_private_key_is_told_without_quoting_it(String secret) {
        assertThatExceptionOfType(PrivateKeys.Unusable.class)
                .isThrownBy(() -> ClientAssertion.sign("c", secret, null, TOKEN_URL, NOW))
                .withNoCause()
                .withMessageNotContaining("AAAA")
                .withMessageNotContaining("client-secret-1");
    }

    /** A paste into one line loses nothing that counts. */
    @Test
    void a_key_on_one_line_is_a_key() throws Exception {
        KeyPair pair = rsa();
        String line = pem(pair.getPrivate()).replace("\n", " ");

        assertThat(SignedJWT.parse(ClientAssertion.sign("c", line, null, TOKEN_URL, NOW))
                        .verify(new RSASSAVerifier((RSAPublicKey) pair.getPublic())))
                .isTrue();
    }

    private static KeyPair rsa() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator.generateKeyPair();
    }

    private static String pem(PrivateKey key) {
        return "-----BEGIN PRIVATE KEY-----\n" + Base64.getMimeEncoder().encodeToString(key.getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
    }
}
