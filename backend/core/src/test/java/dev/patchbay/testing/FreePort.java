package dev.patchbay.testing;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A port for a server whose address must be known before it listens. It lies below those that the system lends to outgoing calls
 * (32768 and up on Linux), so that no browser or test beside it takes it in between.
 */
public final class FreePort {

    private static final int FIRST = 20_000;
    private static final int BEYOND = 32_000;
    private static final int ATTEMPTS = 100;

    private FreePort() {}

    public static int next() {
        for (int i = 0; i < ATTEMPTS; i++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, BEYOND);
            if (isFree(port)) {
                return port;
            }
        }
        throw new IllegalStateException("There is no free port");
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
