package dev.patchbay.proxy;

import dev.patchbay.gateway.Header;
import java.io.InputStream;
import java.util.List;

/**
 * An app's answer on its way to the caller. Close it in any case: what was not read by then is given up.
 */
public interface Proxied extends AutoCloseable {

    int status();

    /** Those that the caller may see. */
    List<Header> headers();

    /** As it arrives, exactly as the app sends it. A read throws {@link dev.patchbay.gateway.CallFailed} when the app breaks off. */
    InputStream body();

    /** How often the app was asked; more than once after a refresh or when it asked for a pause. */
    int attempts();

    @Override
    void close();
}
