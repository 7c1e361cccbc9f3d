package dev.patchbay.gateway.internal;

/** The policy says no; the message is one sentence for the author of the URL. */
final class Refused extends Exception {

    Refused(String sentence) {
        super(sentence, null, false, false);
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
