package dev.patchbay.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** What a compose file passes for variables that nobody set. */
class BlankSettingsTest {

    @Test
    void a_blank_variable_leaves_the_default() {
        Map<String, Object> variables =
                Map.of("PATCHBAY_PORT", "", "PATCHBAY_DATA_DIR", " ", "PATCHBAY_URL", "", "PATCHBAY_DB_USER", "ada");
        try (ConfigurableApplicationContext started = start(variables)) {
            assertThat(started.getEnvironment().getProperty("server.port")).isEqualTo("8080");
            assertThat(started.getEnvironment().getProperty("patchbay.url")).isEqualTo("http://localhost:8080");
            assertThat(started.getEnvironment().getProperty("patchbay.data-dir", "./data"))
                    .isEqualTo("./data");
            assertThat(started.getEnvironment().getProperty("patchbay.db-user")).isEqualTo("ada");
        }
    }

    @Test
    void other_programs_variables_stay_as_they_are() {
        try (ConfigurableApplicationContext started = start(Map.of("SOMETHING_ELSE", ""))) {
            assertThat(started.getEnvironment().getProperty("something.else")).isEmpty();
        }
    }

    private static ConfigurableApplicationContext start(Map<String, Object> variables) {
        String name = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().replace(name, new SystemEnvironmentPropertySource(name, variables));
        return new SpringApplicationBuilder(Nothing.class)
                .environment(environment)
                .web(WebApplicationType.NONE)
                .run();
    }

    private static final class Nothing {}
}
