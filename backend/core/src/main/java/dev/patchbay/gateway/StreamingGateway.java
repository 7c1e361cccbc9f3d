package dev.patchbay.gateway;

import java.io.UncheckedIOException;

/** The {@link Gateway} for bodies of any size: under the same policy, with a time for standing still instead of one for all. */
public interface StreamingGateway {

    /**
     * Sends the call and returns as soon as the head of the answer is there, which may take the call's idle time after the
     * last byte of its content. No redirect is followed, and no body is unpacked.
     *
     * @throws CallFailed when there is no answer
     * @throws UncheckedIOException when the call's own content could not be read
     */
    StreamedReply open(StreamingCall call);
}
