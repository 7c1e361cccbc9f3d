package dev.patchbay.gateway.internal;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The machine's resolver, with a bound on the time that it may take. */
final class SystemNames implements Names, AutoCloseable {

    private static final int AT_ONCE = 64;

    /** Platform threads: the lookup is a native call that would hold the few carriers of all virtual threads. */
    private final ThreadPoolExecutor lookups = new ThreadPoolExecutor(
            AT_ONCE,
            AT_ONCE,
            30,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Thread.ofPlatform().daemon().name("patchbay-dns-", 0).factory());

    private final Lookup lookup;

    SystemNames() {
        this(InetAddress::getAllByName);
    }

    SystemNames(Lookup lookup) {
        this.lookup = lookup;
        lookups.allowCoreThreadTimeOut(true);
    }

    @Override
    public List<InetAddress> resolve(String host, Duration within) throws UnknownHostException {
        Future<InetAddress[]> answer = lookups.submit(() -> lookup.allOf(host));
        try {
            return List.of(answer.get(within.toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException | ExecutionException e) {
            throw new UnknownHostException(host);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnknownHostException(host);
        } finally {
            answer.cancel(false);
        }
    }

    @Override
    public void close() {
        lookups.shutdownNow();
    }

    /** Asks the resolver, for as long as that takes. */
    @FunctionalInterface
    interface Lookup {
        InetAddress[] allOf(String host) throws UnknownHostException;
    }
}
