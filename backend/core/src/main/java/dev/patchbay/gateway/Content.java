package dev.patchbay.gateway;

import java.io.InputStream;

/**
 * A body that is sent as it comes. The gateway reads the stream at most once and leaves its closing to whoever made it.
 *
 * @param length in bytes, or {@link #UNKNOWN}: it is then sent in chunks
 */
public record Content(InputStream stream, long length) {

    public static final long UNKNOWN = -1;

    public Content {
        if (length < UNKNOWN) {
            throw new IllegalArgumentException("A body has no negative length");
        }
    }

    @Override
    public String toString() {
        return length == UNKNOWN ? "a stream" : length + " bytes";
    }
}
