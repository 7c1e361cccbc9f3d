package dev.patchbay.webhook;

import dev.patchbay.gateway.Reply;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The beginning of what a receiver answered, for whoever looks for the fault: one line, and nothing that could be a secret. */
final class AnswerExcerpt {

    private static final int LONGEST = 500;

    /** A run of this length without a blank is hardly a word. */
    private static final Pattern OPAQUE = Pattern.compile("[A-Za-z0-9._~+/=-]{20,}");

    private static final Pattern NAMED = Pattern.compile(
            "(?i)((?:token|secret|password|passwd|pwd|authorization|api[_-]?key|apikey|cookie|session|signature)[\"']?\\s*[=:]\\s*[\"']?)"
                    + "(?:(?:bearer|basic)\\s+)?[^\\s\"',;&}]+");

    private AnswerExcerpt() {}

    static @Nullable String of(Reply reply) {
        String text = reply.text();
        String start = text.substring(0, Math.min(text.length(), 4 * LONGEST));
        String line = start.replaceAll("[\\p{Cntrl}\\s\\uFFFD]+", " ").strip();
        if (line.isEmpty()) {
            return null;
        }
        String masked = NAMED.matcher(line).replaceAll("$1***");
        masked = OPAQUE.matcher(masked).replaceAll("***");
        return masked.length() > LONGEST ? masked.substring(0, LONGEST) + "…" : masked;
    }
}
