package dev.patchbay.upkeep;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.patchbay.webhook.DeliveriesWaiting;
import dev.patchbay.webhook.WebhookWorker;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

/**
 * Sends webhooks: at once on the node where something happened, and by the scheduler's clock what is to be tried again and what a
 * node left behind that is no more.
 */
@Configuration(proxyBeanMethods = false)
class SendWebhooks {

    private final WebhookWorker worker;

    SendWebhooks(WebhookWorker worker) {
        this.worker = worker;
    }

    @EventListener
    void on(DeliveriesWaiting waiting) {
        worker.start();
    }

    /** Two, so that the loss of the node that held one costs no time: the other goes on with the next node that is free. */
    @Bean
    RecurringTask<Void> firstWebhookTask() {
        return task("webhooks-1");
    }

    @Bean
    RecurringTask<Void> secondWebhookTask() {
        return task("webhooks-2");
    }

    private RecurringTask<Void> task(String name) {
        return Tasks.recurring(name, FixedDelay.of(Duration.ofSeconds(5)))
                .execute((instance, context) -> worker.start());
    }
}
