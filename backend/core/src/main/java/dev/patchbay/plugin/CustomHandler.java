package dev.patchbay.plugin;

/**
 * Manages the authentication of every auth method of type {@code custom} that names it. It is one object for the whole server,
 * used by many threads at once.
 */
public interface CustomHandler {

    /** What auth methods call it: at most 100 letters, digits, dots, hyphens and underscores; not {@code exchange} or {@code remote}. */
    String name();

    /**
     * Turns what a person entered into what requests to the app carry. Called when a connection is made, and again each time when
     * the answer has ended or the app no longer takes it. After ten seconds the thread is interrupted and the call counts as
     * a fault.
     *
     * @throws CredentialsNotAccepted when the app says no; the person then has to enter something else
     * @throws Exception when it cannot be known just now; Patchbay tries again later
     */
    HandlerAnswer handle(HandlerRequest request) throws Exception;
}
