package dev.patchbay.sandbox;

import dev.patchbay.token.Token;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import org.springframework.security.oauth2.core.OAuth2DeviceCode;
import org.springframework.security.oauth2.core.OAuth2UserCode;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenContext;

/** Makes the two codes of a device's request: the long one that the device keeps, and the short one that its person enters. */
final class DeviceCodes {

    /** Twenty consonants: no word comes of them by chance, and no two look alike (RFC 8628, section 6.1). */
    private static final String LETTERS = "BCDFGHJKLMNPQRSTVWXZ";

    private static final int HALF = 4;

    private final SecureRandom random = new SecureRandom();
    private final Clock clock;

    DeviceCodes(Clock clock) {
        this.clock = clock;
    }

    OAuth2DeviceCode forDevice(OAuth2TokenContext context) {
        Instant now = clock.instant();
        return new OAuth2DeviceCode("sbx_dc_" + Token.next(), now, end(now));
    }

    OAuth2UserCode forPerson(OAuth2TokenContext context) {
        Instant now = clock.instant();
        return new OAuth2UserCode(half() + "-" + half(), now, end(now));
    }

    private String half() {
        StringBuilder half = new StringBuilder();
        for (int i = 0; i < HALF; i++) {
            half.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return half.toString();
    }

    private static Instant end(Instant now) {
        return now.plus(SandboxClients.DEVICE_CODE_LIFETIME);
    }
}
