package dev.patchbay.gateway.internal;

import dev.patchbay.gateway.CallFailed;
import dev.patchbay.gateway.Header;
import dev.patchbay.gateway.StreamedReply;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;

/** The answer of a streaming call, read from the connection itself. */
final class OpenReply implements StreamedReply {

    private final String host;
    private final HttpUriRequestBase request;
    private final ClassicHttpResponse response;
    private final List<Header> headers;
    private final Incoming body;

    OpenReply(String host, HttpUriRequestBase request, ClassicHttpResponse response, List<Header> headers)
            throws IOException {
        this.host = host;
        this.request = request;
        this.response = response;
        this.headers = List.copyOf(headers);
        HttpEntity entity = response.getEntity();
        this.body = new Incoming(entity == null ? InputStream.nullInputStream() : entity.getContent(), entity == null);
    }

    @Override
    public int status() {
        return response.getCode();
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
    public void close() {
        if (!body.ended) {
            // Closing alone would first read the rest of the body, which may have no end.
            request.cancel();
        }
        try {
            response.close();
        } catch (IOException alreadyGone) {
            // The connection is not used again, and nothing more was wanted of it.
        }
    }

    @Override
    public String toString() {
        return status() + ", streaming";
    }

    /** The body, its faults told without a word of what was sent. */
    private final class Incoming extends InputStream {

        private final InputStream stream;
        private boolean ended;

        Incoming(InputStream stream, boolean ended) {
            this.stream = stream;
            this.ended = ended;
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            int read = read(one, 0, 1);
            return read < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            try {
                int read = stream.read(buffer, offset, length);
                ended = ended || read < 0;
                return read;
            } catch (IOException fault) {
                throw failed(fault);
            }
        }

        /** What can be read without waiting. */
        @Override
        public int available() {
            try {
                return stream.available();
            } catch (IOException fault) {
                throw failed(fault);
            }
        }

        private CallFailed failed(IOException fault) {
            return Faults.of(host, fault, false);
        }
    }
}
