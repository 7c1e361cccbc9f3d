package dev.patchbay.behaviour;

import dev.patchbay.PatchbayServer;
import dev.patchbay.api.ServerUnderTest;
import dev.patchbay.testing.FreePort;
import dev.patchbay.testing.FreshDatabase;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestConstructor;

/**
 * The whole server with the sandbox as the app that misbehaves. Nothing runs in the background: what becomes of a connection
 * is the work of the call that the test makes.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = PatchbayServer.class,
        webEnvironment = SpringBootTest.WebEnvironment.DEFINED_PORT,
        properties = {
            "patchbay.sandbox=true",
            "patchbay.egress-allow=localhost,127.0.0.1/32",
            "db-scheduler.enabled=false",
        })
@ContextConfiguration(initializers = {FreshDatabase.class, BehaviourUnderTest.OnFreePort.class})
@Import({ServerUnderTest.Parts.class, Patience.class, Stage.Parts.class})
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
@interface BehaviourUnderTest {

    /** Chosen beforehand: connectors hold the address that the sandbox is reached at. */
    final class OnFreePort implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            TestPropertyValues.of("patchbay.port=" + FreePort.next()).applyTo(context);
        }
    }
}
