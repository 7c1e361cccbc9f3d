package dev.patchbay.upkeep;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.patchbay.vault.VaultKeys;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Carries a rotation of the data key on, while there is one. */
@Configuration(proxyBeanMethods = false)
class KeyRotation {

    @Bean
    RecurringTask<Void> keyRotationTask(VaultKeys keys) {
        return Tasks.recurring("key-rotation", FixedDelay.of(Duration.ofSeconds(10)))
                .execute((instance, context) -> keys.advance());
    }
}
