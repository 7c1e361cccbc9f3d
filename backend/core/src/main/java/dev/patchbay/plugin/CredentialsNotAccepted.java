package dev.patchbay.plugin;

/** The app does not accept what the person entered. The message is one sentence that tells them what to do, and holds no secret. */
public class CredentialsNotAccepted extends Exception {

    public CredentialsNotAccepted(String message) {
        super(message);
    }
}
