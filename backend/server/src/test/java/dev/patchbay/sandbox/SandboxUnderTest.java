package dev.patchbay.sandbox;

import dev.patchbay.PatchbayServer;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/** A running server with the sandbox, on a port and a database of its own, whose clock the test moves. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = PatchbayServer.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "patchbay.sandbox=true",
            "patchbay.db-url=jdbc:h2:mem:sandbox;DB_CLOSE_DELAY=-1",
            "patchbay.data-dir=target/test-data",
            "patchbay.egress-allow=127.0.0.1/32,::1/128,localhost",
            "patchbay.api-key=pb_test_a-key-for-the-demo-of-at-least-forty-characters",
        })
@Import(MovableClock.class)
@interface SandboxUnderTest {}
