package dev.patchbay.upkeep;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.patchbay.api.IdempotentRequests;
import dev.patchbay.audit.AuditRecord;
import dev.patchbay.connect.ConnectSessions;
import dev.patchbay.proxy.ProxiedCalls;
import dev.patchbay.webhook.Deliveries;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Removes what has served its time: ended connect sessions with their attempts, remembered answers, and old webhook deliveries,
 * entries of the audit record and records of proxied calls.
 */
@Configuration(proxyBeanMethods = false)
class CleanUp {

    @Bean
    RecurringTask<Void> cleanUpTask(
            ConnectSessions sessions,
            IdempotentRequests requests,
            Deliveries deliveries,
            AuditRecord audit,
            ProxiedCalls calls) {
        return Tasks.recurring("clean-up", FixedDelay.of(Duration.ofMinutes(30)))
                .execute((instance, context) -> {
                    sessions.removeEnded();
                    requests.forgetOld();
                    deliveries.removeOld();
                    audit.removeOld();
                    calls.removeOld();
                });
    }
}
