package dev.patchbay.proxy;

import dev.patchbay.gateway.Header;
import dev.patchbay.gateway.StreamedReply;
import dev.patchbay.proxy.ProxyLimits.Place;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** A call whose answer is on its way; its place and its record end with it. */
final class OpenCall implements Proxied {

    private final StreamedReply reply;
    private final Attempts attempts;
    private final LoggedCall record;
    private final Place place;
    private final List<Header> headers;
    private final Counted body;

    OpenCall(StreamedReply reply, Attempts attempts, LoggedCall record, Place place) {
        this.reply = reply;
        this.attempts = attempts;
        this.record = record;
        this.place = place;
        this.headers = attempts.headers(reply);
        this.body = new Counted(reply.body());
    }

    @Override
    public int status() {
        return reply.status();
    }

    @Override
    public List<Header> headers() {
        return headers;
    }

    @Override
    public InputStream body() {
        return body;
    }

    @Override
    public int attempts() {
        return attempts.made();
    }

    @Override
    public void close() {
        try {
            reply.close();
        } finally {
            place.close();
            record.answered(reply.status(), body.bytes, attempts);
        }
    }

    private static final class Counted extends FilterInputStream {

        private long bytes;

        Counted(InputStream body) {
            super(body);
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            bytes += next < 0 ? 0 : 1;
            return next;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            bytes += Math.max(0, read);
            return read;
        }
    }
}
