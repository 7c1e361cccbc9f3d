package dev.patchbay.gateway.internal;

import dev.patchbay.gateway.CallFailed;
import dev.patchbay.gateway.CallFailed.Cause;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;

/** Reads an answer's body, never more of it than is allowed: neither as it arrives nor as it unfolds. */
final class Body {

    private static final Set<String> GZIP = Set.of("gzip", "x-gzip");

    private Body() {}

    /** Whether the body will come back decompressed, and its length and encoding in the headers no longer fit. */
    static boolean compressed(ClassicHttpResponse response) {
        return GZIP.contains(encoding(response));
    }

    static byte[] read(String host, ClassicHttpResponse response, int most) throws IOException {
        HttpEntity entity = response.getEntity();
        InputStream content = entity == null ? null : entity.getContent();
        if (content == null) {
            return new byte[0];
        }
        // What arrives is bounded too: gzip can go on for ever without unfolding to a single byte.
        InputStream arriving = new Bounded(host, content, most);
        String encoding = encoding(response);
        if (GZIP.contains(encoding)) {
            int first = arriving.read();
            return first < 0
                    ? new byte[0]
                    : new Bounded(host, new GZIPInputStream(new Rejoined(first, arriving)), most).readAllBytes();
        }
        if (!encoding.isEmpty() && !encoding.equals("identity")) {
            throw new CallFailed(Cause.MALFORMED, host + " answered in a compression that was not asked for.");
        }
        return arriving.readAllBytes();
    }

    private static String encoding(ClassicHttpResponse response) {
        Header header = response.getFirstHeader("Content-Encoding");
        return header == null || header.getValue() == null
                ? ""
                : header.getValue().strip().toLowerCase(Locale.ROOT);
    }

    /** A stream that fails as soon as it has given more than it may. */
    private static final class Bounded extends FilterInputStream {

        private final String host;
        private final int most;
        private long given;

        Bounded(String host, InputStream stream, int most) {
            super(stream);
            this.host = host;
            this.most = most;
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            count(Math.max(0, read));
            return read;
        }

        private void count(int more) {
            given += more;
            if (given > most) {
                throw new CallFailed(Cause.TOO_LARGE, host + " answered with more data than this call allows.");
            }
        }
    }

    /** A stream whose first byte has already been looked at. */
    private static final class Rejoined extends java.io.SequenceInputStream {
        Rejoined(int first, InputStream rest) {
            super(new ByteArrayInputStream(new byte[] {(byte) first}), rest);
        }
    }
}
