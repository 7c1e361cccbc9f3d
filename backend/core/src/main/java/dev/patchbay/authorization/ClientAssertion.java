package dev.patchbay.authorization;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.patchbay.token.Token;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.RSAPrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.jspecify.annotations.Nullable;

/** The signed statement by which a client with a key of its own proves itself (RFC 7523, sections 2.2 and 3). */
final class ClientAssertion {

    static final String TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private static final Duration LIFE = Duration.ofMinutes(2);

    private ClientAssertion() {}

    /**
     * @param privateKey RSA or EC, in PEM
     * @param audience the token endpoint
     * @throws PrivateKeys.Unusable when the key cannot be read or used
     */
    static String sign(String clientId, String privateKey, @Nullable String keyId, String audience, Instant now) {
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(clientId)
                .subject(clientId)
                .audience(audience)
                .jwtID(Token.next())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFE)))
                .build();
        try {
            PrivateKey key = PrivateKeys.read(privateKey);
            JWSSigner signer;
            JWSAlgorithm algorithm;
            if (key instanceof RSAPrivateKey rsa) {
                signer = new RSASSASigner(rsa);
                algorithm = JWSAlgorithm.RS256;
            } else if (key instanceof ECPrivateKey ec) {
                ECDSASigner ecdsa = new ECDSASigner(ec);
                algorithm = ecdsa.supportedJWSAlgorithms().iterator().next();
                signer = ecdsa;
            } else {
                throw new PrivateKeys.Unusable();
            }
            JWSHeader.Builder header = new JWSHeader.Builder(algorithm).type(JOSEObjectType.JWT);
            SignedJWT jwt = new SignedJWT((keyId == null ? header : header.keyID(keyId)).build(), claims);
            jwt.sign(signer);
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new PrivateKeys.Unusable();
        }
    }
}
