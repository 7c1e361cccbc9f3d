package dev.patchbay.audit;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where the work of this thread comes from, while it answers a request. Jobs have none. */
public final class RequestContext {

    private static final ThreadLocal<@Nullable Request> CURRENT = new ThreadLocal<>();

    private RequestContext() {}

    /**
     * @param address the client's IP address
     * @param id the request's {@code X-Request-Id}; null where requests have none, as in the console
     */
    public record Request(String address, @Nullable String id) {}

    /** From now on this thread works for that request, until {@link #leave()}. */
    public static void enter(Request request) {
        CURRENT.set(request);
    }

    public static void leave() {
        CURRENT.remove();
    }

    static Optional<Request> current() {
        return Optional.ofNullable(CURRENT.get());
    }
}
