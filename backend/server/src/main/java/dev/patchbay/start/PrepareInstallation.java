package dev.patchbay.start;

import dev.patchbay.authorization.PublicUrl;
import dev.patchbay.organization.FirstStart;
import dev.patchbay.organization.FirstStart.FirstStartProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Makes the first organization, key and owner; or prints the one-time link with which a person becomes the owner. */
@Component
@EnableConfigurationProperties(FirstStartProperties.class)
class PrepareInstallation implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(PrepareInstallation.class);

    private final FirstStart firstStart;
    private final FirstStartProperties properties;
    private final PublicUrl url;

    PrepareInstallation(FirstStart firstStart, FirstStartProperties properties, PublicUrl url) {
        this.firstStart = firstStart;
        this.properties = properties;
        this.url = url;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        // The parameter's name is none that the log masks: this one secret is there to be read.
        firstStart
                .prepare(properties)
                .ifPresent(token -> log.warn(
                        "Nobody can sign in to the console yet. Become its first owner at {} (this link works once)",
                        url.of("/console/setup?link=" + token)));
    }
}
