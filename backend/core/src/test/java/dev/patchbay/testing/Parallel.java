package dev.patchbay.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Many callers at the same moment. */
public final class Parallel {

    private Parallel() {}

    /** What came of each caller: its result, or what it threw. */
    public record Outcome<T>(@Nullable T result, @Nullable Throwable failure) {

        public boolean succeeded() {
            return failure == null;
        }

        /** The result of a caller who succeeded. */
        public T get() {
            if (result == null) {
                throw new AssertionError("Failed", failure);
            }
            return result;
        }
    }

    public static <T> List<Outcome<T>> callers(int count, Callable<T> call) {
        return callers(count, i -> call);
    }

    public static <T> List<Outcome<T>> callers(int count, IntFunction<Callable<T>> calls) {
        CountDownLatch ready = new CountDownLatch(count);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> futures = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                Callable<T> call = calls.apply(i);
                futures.add(threads.submit(() -> {
                    ready.countDown();
                    ready.await();
                    return call.call();
                }));
            }
            List<Outcome<T>> outcomes = new ArrayList<>();
            for (Future<T> future : futures) {
                outcomes.add(outcome(future));
            }
            return outcomes;
        }
    }

    private static <T> Outcome<T> outcome(Future<T> future) {
        try {
            return new Outcome<>(future.get(), null);
        } catch (ExecutionException e) {
            return new Outcome<>(null, e.getCause());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
