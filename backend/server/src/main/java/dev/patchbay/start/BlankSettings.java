package dev.patchbay.start;

import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * Makes a blank {@code PATCHBAY_} variable count as none, for every setting alike: a compose file passes an empty text for each
 * variable that is not set, and the default is what is meant then.
 */
class BlankSettings implements EnvironmentPostProcessor, Ordered {

    private static final String VARIABLES = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (environment.getPropertySources().get(VARIABLES) instanceof SystemEnvironmentPropertySource all) {
            Map<String, Object> set = new HashMap<>(all.getSource());
            set.entrySet()
                    .removeIf(variable -> variable.getKey().startsWith("PATCHBAY_")
                            && variable.getValue().toString().isBlank());
            environment.getPropertySources().replace(VARIABLES, new SystemEnvironmentPropertySource(VARIABLES, set));
        }
    }

    /** Before Spring Boot gives the same source its final form. */
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }
}
