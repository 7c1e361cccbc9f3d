package dev.patchbay.connection;

import dev.patchbay.gateway.CallFailed;
import java.time.Duration;

/** What a person reads when their app does not answer as it should. */
public final class AppTrouble {

    private static final int TOO_MANY_REQUESTS = 429;

    private AppTrouble() {}

    /** There is no complete answer: the app was not reached, or nobody could make sense of what it sent. */
    public static String unanswered(String app, CallFailed failed) {
        return failed.isOfAnswer()
                ? app + " gave an answer that could not be read. Try again in a minute."
                : app + " could not be reached. Try again in a minute.";
    }

    /**
     * The app has a fault of its own, or asks to be left alone.
     *
     * @param wait for how long, by its own word; zero when it does not say
     */
    public static String fault(String app, int status, Duration wait) {
        return status == TOO_MANY_REQUESTS
                ? app + " asks for a pause. Try again " + in(wait) + "."
                : app + " has a problem of its own just now. Try again " + in(wait) + ".";
    }

    /** The app said something else than what it was asked for. */
    public static String nonsense(String app) {
        return app + " gave an answer that makes no sense. Try again in a minute.";
    }

    private static String in(Duration wait) {
        long minutes = wait.plusSeconds(59).toMinutes();
        if (minutes <= 1) {
            return "in a minute";
        }
        if (minutes < 100) {
            return "in " + minutes + " minutes";
        }
        long hours = wait.plusMinutes(59).toHours();
        return hours < 48 ? "in " + hours + " hours" : "in a few days";
    }
}
