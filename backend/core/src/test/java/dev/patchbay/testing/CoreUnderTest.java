package dev.patchbay.testing;

import dev.patchbay.connection.ConnectionEvents;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestConstructor;

/** Core by itself, on a database of its own; one for all tests of a run, so each makes its own organizations. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("database")
@SpringBootTest(
        classes = CoreUnderTest.Core.class,
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {
            "patchbay.egress-allow=127.0.0.1/32",
            "patchbay.url=https://connect.example.com",
            "db-scheduler.enabled=false"
        })
@ContextConfiguration(initializers = FreshDatabase.class)
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
public @interface CoreUnderTest {

    /** Without a stereotype, so that the scan of another test's server does not find it. */
    @EnableAutoConfiguration
    @ComponentScan(
            basePackages = "dev.patchbay",
            excludeFilters = @ComponentScan.Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class))
    class Core {

        @Bean
        @Primary
        TestClock testClock() {
            return new TestClock();
        }

        @Bean
        MeterRegistry meters() {
            return new SimpleMeterRegistry();
        }

        @Bean
        static Statements statements() {
            return new Statements();
        }

        @Bean
        ConnectionEvents connectionEvents() {
            return new ConnectionEvents();
        }

        @Bean(destroyMethod = "close")
        TestApp testApp() {
            return new TestApp();
        }
    }
}
