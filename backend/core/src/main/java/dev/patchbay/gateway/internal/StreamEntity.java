package dev.patchbay.gateway.internal;

import dev.patchbay.gateway.Content;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.apache.hc.core5.http.io.entity.AbstractHttpEntity;

/**
 * Passes a call's content on, each piece at once, without keeping any. Content that breaks off breaks the call off, before the client
 * can end the message: it writes the last chunk even after a fault (RFC 9112, section 8, calls such a message incomplete).
 */
final class StreamEntity extends AbstractHttpEntity {

    private static final int PIECE = 64 * 1024;

    private final Content content;
    private final Progress progress;
    private final Runnable breakOff;

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
            out.write(piece, 0, read);
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
