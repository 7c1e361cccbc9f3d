package dev.patchbay.proxy;

/** The record of one call while it is under way. Whichever end is told first counts. */
interface LoggedCall {

    /** It has passed; {@code bytes} of its answer's body were passed on. */
    void answered(int status, long bytes, Attempts attempts);

    /** There was no answer of the app. */
    void failed(String error, Attempts attempts);
}
