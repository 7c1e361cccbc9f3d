package dev.patchbay.authorization;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a person enters at the app to let this attempt in (RFC 8628, section 3.2).
 *
 * @param userCode as the app wrote it
 * @param page where it is entered
 * @param pageWithCode the same page with the code filled in, when the app has one
 */
public record DeviceCode(
        String userCode, String page, @Nullable String pageWithCode, Instant expiresAt) {

    /** Where a browser that shows the code should lead. */
    public String link() {
        return pageWithCode == null ? page : pageWithCode;
    }

    @Override
    public String toString() {
        return "DeviceCode[masked]";
    }
}
