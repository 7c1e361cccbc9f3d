package dev.patchbay.connection;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is done for connections without being asked; each by one node at a time. */
@Configuration(proxyBeanMethods = false)
class LifecycleTasks {

    /** Then another node may take over, and a node that shuts down is not waited for. */
    private static final Duration LONGEST_ROUND = Duration.ofMinutes(1);

    @Bean
    RecurringTask<Void> refreshAheadTask(RefreshAhead refreshAhead, Clock clock) {
        return Tasks.recurring("refresh-ahead", FixedDelay.of(Duration.ofSeconds(5)))
                .execute((instance, context) -> {
                    Instant end = clock.instant().plus(LONGEST_ROUND);
                    refreshAhead.run(() -> clock.instant().isBefore(end)
                            && !context.getSchedulerState().isShuttingDown());
                });
    }

    @Bean
    RecurringTask<Void> revocationTask(Revocations revocations) {
        return Tasks.recurring("revocations", FixedDelay.of(Duration.ofMinutes(1)))
                .execute((instance, context) -> revocations.retry());
    }
}
