package dev.patchbay.sandbox;

import java.util.Map;
import java.util.UUID;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A fresh database for each server under test: H2 in memory, or with {@code -Dpatchbay.test.db=mysql} one on the MySQL
 * server that {@code PATCHBAY_TEST_MYSQL_URL} names.
 */
final class OnTestDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        String name = "sandbox_" + UUID.randomUUID().toString().replace("-", "");
        Map<String, String> environment = System.getenv();
        if (System.getProperty("patchbay.test.db", "h2").equals("mysql")) {
            String given = environment.getOrDefault("PATCHBAY_TEST_MYSQL_URL", "");
            String server = given.substring(0, given.lastIndexOf('/') + 1);
            TestPropertyValues.of(
                            "patchbay.db-url=" + server + name + "?createDatabaseIfNotExist=true",
                            "patchbay.db-user=" + environment.getOrDefault("PATCHBAY_TEST_MYSQL_USER", "root"),
                            "patchbay.db-password=" + environment.getOrDefault("PATCHBAY_TEST_MYSQL_PASSWORD", ""),
                            "patchbay.master-key=AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=")
                    .applyTo(context);
        } else {
            TestPropertyValues.of("patchbay.db-url=jdbc:h2:mem:" + name).applyTo(context);
        }
    }
}
