package dev.patchbay.sandbox;

import com.github.scribejava.core.services.HMACSha1SignatureService;
import com.github.scribejava.core.services.PlaintextSignatureService;
import com.github.scribejava.core.utils.OAuthEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/** Whether a request was signed by who it says (RFC 5849, section 3.2). */
@InSandbox
@Component
class SignatureCheck {

    private final SandboxConsumers consumers;
    private final SignedTokens tokens;
    private final Nonces nonces;

    SignatureCheck(SandboxConsumers consumers, SignedTokens tokens, Nonces nonces) {
        this.consumers = consumers;
        this.tokens = tokens;
        this.nonces = nonces;
    }

    /** @throws SignatureRefusal when the consumer did not sign this */
    SandboxConsumers.Consumer consumer(SignedRequest request) {
        SandboxConsumers.Consumer consumer = known(request);
        check(request, consumer.secret(), "");
        return consumer;
    }

    /** @throws SignatureRefusal when the token's consumer did not sign this in its name */
    SignedTokens.Known token(SignedRequest request, SignedTokens.Kind kind) {
        SandboxConsumers.Consumer consumer = known(request);
        SignedTokens.Known token = tokens.find(kind, request.required("oauth_token"))
                .filter(found -> found.consumer().equals(consumer.key()))
                .orElseThrow(() -> new SignatureRefusal("token_rejected"));
        check(request, consumer.secret(), token.secret());
        return token;
    }

    private SandboxConsumers.Consumer known(SignedRequest request) {
        return consumers
                .find(request.required("oauth_consumer_key"))
                .orElseThrow(() -> new SignatureRefusal("consumer_key_unknown"));
    }

    private void check(SignedRequest request, String secret, String tokenSecret) {
        String version = request.parameter("oauth_version");
        if (!version.isEmpty() && !version.equals("1.0")) {
            throw new SignatureRefusal("version_rejected");
        }
        byte[] expected = expected(request, secret, tokenSecret).getBytes(StandardCharsets.UTF_8);
        byte[] given = request.required("oauth_signature").getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(expected, given)) {
            throw new SignatureRefusal("signature_invalid");
        }
        nonces.take(request);
    }

    private static String expected(SignedRequest request, String secret, String tokenSecret) {
        return switch (request.required("oauth_signature_method")) {
            case "HMAC-SHA1" -> new HMACSha1SignatureService().getSignature(request.baseString(), secret, tokenSecret);
            case "HMAC-SHA256" -> hmacSha256(request.baseString(), secret, tokenSecret);
            case "PLAINTEXT" -> new PlaintextSignatureService().getSignature("", secret, tokenSecret);
            default -> throw new SignatureRefusal("signature_method_rejected");
        };
    }

    private static String hmacSha256(String base, String secret, String tokenSecret) {
        String key = OAuthEncoder.encode(secret) + "&" + OAuthEncoder.encode(tokenSecret);
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(base.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HMAC-SHA256", e);
        }
    }
}
