package dev.patchbay.proxy;

import java.time.Duration;

/** Lets a call wait until the app wants to be asked again. */
@FunctionalInterface
interface Pause {

    void of(Duration time) throws InterruptedException;
}
