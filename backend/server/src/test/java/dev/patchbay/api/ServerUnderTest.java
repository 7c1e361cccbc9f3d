package dev.patchbay.api;

import dev.patchbay.PatchbayServer;
import dev.patchbay.organization.ApiKeys;
import dev.patchbay.organization.Organizations;
import dev.patchbay.testing.FreshDatabase;
import dev.patchbay.testing.TestApp;
import dev.patchbay.testing.TestClock;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestConstructor;

/**
 * The whole server on a port and a database of its own; one for all tests of a run, so each makes its own organizations. Calls
 * out may reach the name {@code localhost}, where {@link TestApp} is, and nothing else that is not public.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("database")
@SpringBootTest(
        classes = PatchbayServer.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"patchbay.egress-allow=localhost", "patchbay.url=http://localhost:1"})
@ContextConfiguration(initializers = FreshDatabase.class)
@Import(ServerUnderTest.Parts.class)
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
public @interface ServerUnderTest {

    @TestConfiguration(proxyBeanMethods = false)
    class Parts {

        @Bean
        @Primary
        TestClock testClock() {
            return new TestClock();
        }

        @Bean(destroyMethod = "close")
        TestApp testApp() {
            return new TestApp();
        }

        @Bean
        @Lazy
        World world(Organizations organizations, ApiKeys keys, TestApp app, Environment environment) {
            return new World(
                    organizations, keys, app, Integer.parseInt(environment.getRequiredProperty("local.server.port")));
        }
    }
}
