package dev.patchbay.widget;

import dev.patchbay.connection.Connection;
import dev.patchbay.problem.InvalidInput;
import dev.patchbay.problem.Problem;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Entered credentials while they are being tried, which may take the app a while. */
final class Submission {

    private final FutureTask<Connection> task;

    private Submission(FutureTask<Connection> task) {
        this.task = task;
    }

    /** How it ended. */
    sealed interface Outcome {}

    record Connected(Connection connection) implements Outcome {}

    /** Nothing was tried: a field is wrong. */
    record Wrong(InvalidInput input) implements Outcome {}

    record Failed(String code, String message) implements Outcome {}

    /** Begins, and waits a little: most are done at once. */
    static Submission start(Callable<Connection> attempt, Duration wait) {
        FutureTask<Connection> task = new FutureTask<>(attempt);
        Thread.ofVirtual().name("submission").start(task);
        Submission submission = new Submission(task);
        submission.await(wait);
        return submission;
    }

    boolean isDone() {
        return task.isDone();
    }

    /** Whether nothing was tried, because a field is wrong; that is known at once. */
    boolean isWrong() {
        return isDone() && outcome() instanceof Wrong;
    }

    /** For one that is done. */
    Outcome outcome() {
        return switch (task.state()) {
            case SUCCESS -> new Connected(task.resultNow());
            case FAILED -> failure(task.exceptionNow());
            case CANCELLED, RUNNING -> throw new IllegalStateException("Not done");
        };
    }

    private static Outcome failure(Throwable thrown) {
        return switch (thrown) {
            case InvalidInput input -> new Wrong(input);
            case Problem problem -> new Failed(problem.code(), problem.detail());
            default -> throw new IllegalStateException("A submission failed", thrown);
        };
    }

    private void await(Duration wait) {
        try {
            task.get(wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            // Both are told by the outcome, later or now.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
