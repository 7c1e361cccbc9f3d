package dev.patchbay.problem;

/**
 * The server must not start with this configuration. The log then shows these two sentences and no stack trace; neither
 * repeats a secret.
 */
public final class Misconfigured extends RuntimeException {

    private final String remedy;

    /**
     * @param sentence what is wrong, naming the setting as its owner writes it: {@code PATCHBAY_MASTER_KEY}
     * @param remedy what to do about it
     */
    public Misconfigured(String sentence, String remedy) {
        super(sentence);
        this.remedy = remedy;
    }

    public String remedy() {
        return remedy;
    }
}
