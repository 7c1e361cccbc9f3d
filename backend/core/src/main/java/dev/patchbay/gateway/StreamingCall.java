package dev.patchbay.gateway;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP request whose body and answer pass through as they come, of any size. Its text never shows a query, a header's
 * secret or a body.
 *
 * @param headers as they are sent; {@code Accept-Encoding} too, because the answer's body is not unpacked
 * @param idle the longest time without a single byte, in either direction
 */
public record StreamingCall(
        String method,
        URI uri,
        List<Header> headers,
        @Nullable Content content,
        Duration idle,
        Purpose purpose) {

    public StreamingCall {
        headers = List.copyOf(headers);
        if (idle.isNegative() || idle.isZero()) {
            throw new IllegalArgumentException("A call needs some time");
        }
    }

    @Override
    public String toString() {
        return method + " " + uri.getScheme() + "://" + uri.getHost() + uri.getRawPath();
    }
}
