package dev.patchbay.widget;

import dev.patchbay.problem.InvalidInput;
import dev.patchbay.problem.Problem;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What was entered while it is being tried, which may take the app a while. */
final class Submission {

    private final FutureTask<?> task;

    private Submission(FutureTask<?> task) {
        this.task = task;
    }

    /** How it ended. */
    sealed interface Outcome {}

    /** Nothing was in the way. */
    record Done() implements Outcome {}

    /** Nothing was tried: a field is wrong. */
    record Wrong(InvalidInput input) implements Outcome {}

    record Failed(String code, String message) implements Outcome {}

    /** Begins, and waits a little: most are done at once. */
    static Submission start(Callable<?> attempt, Duration wait) {
        FutureTask<?> task = new FutureTask<>(attempt);
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
            case SUCCESS -> new Done();
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
