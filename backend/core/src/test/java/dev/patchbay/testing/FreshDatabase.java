package dev.patchbay.testing;

import dev.patchbay.storage.StorageProperties;
import dev.patchbay.storage.TestDatabase;
import java.util.HashMap;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.env.MapPropertySource;

/** Gives a test's server a database of its own, on the kind that this run of the tests is for. */
public final class FreshDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    public static final String MASTER_KEY = "dGhlLW1hc3Rlci1rZXktb2YtdGhlLXRlc3RzLTAwMDE=";

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        TestDatabase database = TestDatabase.fresh();
        StorageProperties storage = database.properties();
        Map<String, Object> properties = new HashMap<>();
        properties.put("patchbay.db-url", String.valueOf(storage.dbUrl()));
        if (storage.dbUser() != null) {
            properties.put("patchbay.db-user", storage.dbUser());
        }
        if (storage.dbPassword() != null) {
            properties.put("patchbay.db-password", storage.dbPassword());
        }
        properties.put("patchbay.db-pool-size", "8");
        properties.put("patchbay.data-dir", "target/test-data");
        properties.put("patchbay.master-key", MASTER_KEY);
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("fresh database", properties));
        context.addApplicationListener(event -> {
            if (event instanceof ContextClosedEvent closed && closed.getApplicationContext() == context) {
                database.close();
            }
        });
    }
}
