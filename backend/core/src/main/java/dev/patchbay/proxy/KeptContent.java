package dev.patchbay.proxy;

import dev.patchbay.gateway.Content;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * A body that passes through once and can be sent again from its beginning as long as little of it has passed. Nothing
 * waits for it to be complete.
 */
final class KeptContent {

    static final int MOST = 64 * 1024;

    private final InputStream source;
    private final long length;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream(0);
    private boolean tooMuch;
    private long passed;
    private byte @Nullable [] held;

    KeptContent(Content content) {
        this.source = content.stream();
        this.length = content.length();
    }

    /** The body from its beginning. Only the one asked for last may be read. */
    Content content() {
        if (tooMuch) {
            throw new IllegalStateException("The beginning of this body has passed");
        }
        return new Content(new View(), length);
    }

    boolean canRepeat() {
        return !tooMuch || held != null;
    }

    /** How many bytes have come so far. */
    long passed() {
        return passed;
    }

    /** The whole body, held from now on, so that it can be sent again; one byte more than {@code most} when it is larger. */
    byte[] whole(int most) throws IOException {
        byte[] known = held;
        if (known == null) {
            known = content().stream().readNBytes(most + 1);
            held = known;
        }
        return known;
    }

    /** What was kept, then what is still to come. */
    private final class View extends InputStream {

        private final byte[] before = kept.toByteArray();
        private int at;

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            int read = read(one, 0, 1);
            return read < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int size) throws IOException {
            if (at < before.length) {
                int again = Math.min(size, before.length - at);
                System.arraycopy(before, at, buffer, offset, again);
                at += again;
                return again;
            }
            int read = source.read(buffer, offset, size);
            if (read > 0) {
                passed += read;
                keep(buffer, offset, read);
            }
            return read;
        }

        private void keep(byte[] buffer, int offset, int read) {
            if (tooMuch) {
                return;
            }
            if (kept.size() + read > MOST) {
                tooMuch = true;
                kept.reset();
            } else {
                kept.write(buffer, offset, read);
            }
        }
    }
}
