package dev.patchbay.authorization;

import com.github.scribejava.core.services.SignatureService;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** HMAC-SHA256 for OAuth 1.0a: as RFC 5849, section 3.4.2, has HMAC-SHA1. ScribeJava has none. */
final class HmacSha256SignatureService implements SignatureService {

    private static final String ALGORITHM = "HmacSHA256";

    @Override
    public String getSignature(String baseString, @Nullable String apiSecret, @Nullable String tokenSecret) {
        String key = PercentEncoding.encode(apiSecret == null ? "" : apiSecret)
                + "&"
                + PercentEncoding.encode(tokenSecret == null ? "" : tokenSecret);
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.US_ASCII), ALGORITHM));
            return Base64.getEncoder().encodeToString(mac.doFinal(baseString.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HMAC-SHA256", e);
        }
    }

    @Override
    public String getSignatureMethod() {
        return "HMAC-SHA256";
    }
}
