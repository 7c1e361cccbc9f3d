package dev.patchbay.gateway;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/**
 * An answer whose body is still on its way, exactly as the other side sends it. Close it: with the body read to its end the
 * connection is kept for the next call, without that the call is broken off at once.
 */
public interface StreamedReply extends AutoCloseable {

    int status();

    List<Header> headers();

    /**
     * The body as it arrives; a read returns what is there. Empty when there is none.
     *
     * <p>A read throws {@link CallFailed} when the body does not arrive whole, and never an exception that quotes it.
     */
    InputStream body();

    @Override
    void close();

    /** The first field of that name. */
    default Optional<String> header(String name) {
        return headers().stream()
                .filter(header -> header.named(name))
                .map(Header::value)
                .findFirst();
    }
}
