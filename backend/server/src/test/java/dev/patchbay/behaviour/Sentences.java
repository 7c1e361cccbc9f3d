package dev.patchbay.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;

/** What a text for people must be. */
final class Sentences {

    private static final Pattern SAYS_WHAT_TO_DO =
            Pattern.compile("\\b([Tt]ry again|[Cc]heck|[Tt]ell|[Gg]et a new one)\\b");

    /** Words of those who build such things. */
    private static final Pattern JARGON = Pattern.compile(
            "(?i)\\b(token|oauth|http|https|json|html|gzip|status|endpoint|exception|timeout|null|grant|redirect|server|api|\\d{3})\\b");

    /** How the sandbox's tokens and keys begin. */
    private static final Pattern SECRET = Pattern.compile("sbx_[ar]t_|sandbox-key-|sandbox-token-|sandbox-pass-|code=");

    private Sentences() {}

    /** Short, in plain words, and says what to do next. */
    static void assertHelps(String text) {
        assertThat(text).endsWith(".").hasSizeLessThan(120);
        assertThat(text).containsPattern(SAYS_WHAT_TO_DO).doesNotContainPattern(JARGON);
        assertTellsNoSecret(text);
    }

    static void assertTellsNoSecret(String text) {
        assertThat(text).doesNotContainPattern(SECRET);
    }
}
