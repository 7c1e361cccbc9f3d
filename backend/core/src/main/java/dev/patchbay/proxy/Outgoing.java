package dev.patchbay.proxy;

import dev.patchbay.gateway.StreamingCall;
import java.util.Map;

/**
 * A call as it goes to the app.
 *
 * @param secrets what of it the answer must not tell
 * @param secretQuery the query parameters that hold credentials
 */
record Outgoing(Destination destination, StreamingCall call, Secrets secrets, Map<String, String> secretQuery) {

    @Override
    public String toString() {
        return call.toString();
    }
}
