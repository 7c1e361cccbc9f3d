package dev.patchbay.gateway.internal;

import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.ResponseOutOfOrderStrategy;
import org.apache.hc.core5.util.Timeout;

/**
 * Looks for an answer before the end of a large body, such as 413, so that it is read and not run over. A look at a plain
 * connection asks the system; one at an encrypted connection waits a millisecond for a record, and comes less often.
 */
final class EarlyAnswers implements ResponseOutOfOrderStrategy {

    private static final long PLAIN = 256 * 1024;
    private static final long ENCRYPTED = 4 * 1024 * 1024;

    @Override
    public boolean isEarlyResponseDetected(
            ClassicHttpRequest request, HttpClientConnection connection, InputStream answer, long sent, long next)
            throws IOException {
        if (connection.getSSLSession() == null) {
            return passes(PLAIN, sent, next) && answer.available() > 0;
        }
        return passes(ENCRYPTED, sent, next) && connection.isDataAvailable(Timeout.ONE_MILLISECOND);
    }

    private static boolean passes(long step, long sent, long next) {
        return sent / step != (sent + next) / step;
    }
}
