package dev.patchbay.api;

import dev.patchbay.gateway.Header;
import dev.patchbay.proxy.Proxied;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Passes an app's answer on, each piece at once. */
final class ProxiedAnswer {

    /** Tells an answer of the app from one of Patchbay's own. */
    private static final String FROM_APP = "Patchbay-Upstream-Status";

    private static final String ATTEMPTS = "Patchbay-Attempts";
    private static final int LARGE = 64 * 1024;
    private static final int SMALL = 8 * 1024;

    private ProxiedAnswer() {}

    static void write(Proxied answer, HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setStatus(answer.status());
        response.setHeader(FROM_APP, String.valueOf(answer.status()));
        if (answer.attempts() > 1) {
            response.setHeader(ATTEMPTS, String.valueOf(answer.attempts()));
        }
        response.setHeader("X-Content-Type-Options", "nosniff");
        for (Header header : answer.headers()) {
            response.addHeader(header.name(), header.value());
        }
        copy(answer.body(), response.getOutputStream());
        // Also where there is no body: an answer that is not on its way yet could be taken for a refusal of the
        // container's.
        response.flushBuffer();
    }

    /** Begins with a small piece, since most answers are small and a large one would be the most that a call costs the heap. */
    private static void copy(InputStream body, OutputStream out) throws IOException {
        byte[] piece = new byte[SMALL];
        int read = body.read(piece);
        while (read >= 0) {
            out.write(piece, 0, read);
            if (read < piece.length && body.available() == 0) {
                // Nothing more at the moment: whoever waits for an event has waited long enough.
                out.flush();
            }
            if (read == piece.length && read < LARGE) {
                piece = new byte[LARGE];
            }
            read = body.read(piece);
        }
    }
}
