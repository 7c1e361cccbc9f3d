package dev.patchbay.storage;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What a cache has to forget, it forgets when the change is there for others to read: forgotten earlier, it could be filled with the
 * former state again.
 */
public final class AfterCommit {

    private AfterCommit() {}

    /** Runs when the present transaction is committed; at once when there is none. */
    public static void run(Runnable work) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            work.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                work.run();
            }
        });
    }
}
