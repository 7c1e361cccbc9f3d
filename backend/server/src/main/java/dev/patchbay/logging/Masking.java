package dev.patchbay.logging;

import java.util.regex.Pattern;

/**
 * The last line of defence of the log. Code does not log secrets; a library at DEBUG, or an exception's message, might. What has the
 * form of one of ours, or stands where secrets stand, is masked.
 */
final class Masking {

    private static final String MASK = "***";

    /** API keys, connect-session tokens, and the widget's keys in addresses. */
    private static final Pattern OURS =
            Pattern.compile("\\b(pb_[a-z0-9]{1,20}_|cst_)[A-Za-z0-9_-]{8,}|(/connect/(?:link/)?)[A-Za-z0-9_-]{43}");

    /** {@code Authorization} values, whatever their scheme. */
    private static final Pattern SCHEMES = Pattern.compile("(?i)\\b(Bearer|Basic|Token)\\s+[A-Za-z0-9._~+/=-]{6,}");

    /** Parameters and JSON members whose names mean a secret. */
    private static final Pattern NAMED = Pattern.compile(
            "(?i)(\"?\\b(?:error_description|access_token|refresh_token|id_token|client_secret|consumer_secret|code_verifier|password|api_key|"
                    + "x-api-key|authorization|cookie|set-cookie|token|proof|code|state)\"?\\s*[=:]\\s*)(?:\"[^\"]*\"|[^\\s&,;\"'\\])}]{4,})");

    private Masking() {}

    static String mask(String text) {
        String masked = OURS.matcher(text).replaceAll(m -> (m.group(1) == null ? m.group(2) : m.group(1)) + MASK);
        masked = SCHEMES.matcher(masked).replaceAll("$1 " + MASK);
        return NAMED.matcher(masked).replaceAll("$1" + MASK);
    }
}
