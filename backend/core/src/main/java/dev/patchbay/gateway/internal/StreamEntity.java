package dev.patchbay.gateway.internal;

import dev.patchbay.gateway.Content;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.hc.core5.http.ContentLengthStrategy;
import org.apache.hc.core5.http.impl.DefaultContentLengthStrategy;
import org.apache.hc.core5.http.io.entity.AbstractHttpEntity;

/**
 * Passes a call's content on, each piece at once, without keeping any. Content that breaks off breaks the call off. The last chunk, by
 * which the other side knows that it has all (RFC 9112, section 8), is written here and only after the last of the content: the client's
 * own chunks end whenever the sending does, after a fault or an early answer as well.
 */
final class StreamEntity extends AbstractHttpEntity {

    private static final int PIECE = 64 * 1024;
    private static final byte[] LINE_END = {'\r', '\n'};
    private static final byte[] LAST_CHUNK = {'0', '\r', '\n', '\r', '\n'};

    /** What the client takes for neither a length nor chunks of its own. */
    private static final long AS_WRITTEN = -2;

    /** How the client frames a message: one in chunks not at all. */
    static final ContentLengthStrategy FRAMING = message -> {
        long length = DefaultContentLengthStrategy.INSTANCE.determineLength(message);
        return length == ContentLengthStrategy.CHUNKED ? AS_WRITTEN : length;
    };

    private final Content content;
    private final Progress progress;
    private final Runnable breakOff;
    private volatile boolean whole;

    /** @param breakOff closes the connection at once, with all that is not yet sent */
    StreamEntity(Content content, Progress progress, Runnable breakOff) {
        super((String) null, null, content.length() == Content.UNKNOWN);
        this.content = content;
        this.progress = progress;
        this.breakOff = breakOff;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        int most = content.length() >= 0 ? (int) Math.clamp(content.length(), 1, PIECE) : PIECE;
        byte[] piece = new byte[most];
        long sent = 0;
        for (int read = next(piece); read >= 0; read = next(piece)) {
            progress.made();
            send(piece, read, out);
            sent += read;
            if (read < piece.length) {
                // There is no more at the moment: the other side may answer to what it has.
                out.flush();
            }
            progress.made();
        }
        if (sent < content.length()) {
            // The other side would wait for the rest.
            breakOff.run();
            throw new UncheckedIOException(new EOFException("The content ended before its length"));
        }
        if (isChunked()) {
            out.write(LAST_CHUNK);
        }
        whole = true;
    }

    /** Whether all of it was sent: a connection with half a message on it is not used again. */
    boolean isWhole() {
        return whole;
    }

    private void send(byte[] piece, int size, OutputStream out) throws IOException {
        if (!isChunked()) {
            out.write(piece, 0, size);
        } else if (size > 0) {
            // An empty chunk would be the last.
            out.write((Integer.toHexString(size) + "\r\n").getBytes(StandardCharsets.US_ASCII));
            out.write(piece, 0, size);
            out.write(LINE_END);
        }
    }

    /** A fault of the content is not one of the other side. */
    private int next(byte[] piece) {
        boolean came = false;
        try {
            int read = content.stream().read(piece);
            came = true;
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            if (!came) {
                breakOff.run();
            }
        }
    }

    @Override
    public long getContentLength() {
        return content.length();
    }

    @Override
    public InputStream getContent() {
        return content.stream();
    }

    @Override
    public boolean isRepeatable() {
        return false;
    }

    @Override
    public boolean isStreaming() {
        return true;
    }

    @Override
    public void close() {
        // The stream is closed by whoever made it.
    }
}
