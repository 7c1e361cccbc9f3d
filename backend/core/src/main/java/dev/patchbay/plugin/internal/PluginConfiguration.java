package dev.patchbay.plugin.internal;

import dev.patchbay.storage.StorageProperties;
import java.nio.file.Path;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Finds the plug-in folder: {@code PATCHBAY_PLUGINS_DIR}, or {@code plugins} in the data folder. */
@Configuration(proxyBeanMethods = false)
class PluginConfiguration {

    /** Before any bean exists, so that handlers are beans like others. */
    @Bean
    static PluginFolder pluginFolder(Environment environment) {
        Binder settings = Binder.get(environment);
        String named = settings.bind("patchbay.plugins-dir", String.class).orElse("");
        Path data = settings.bindOrCreate("patchbay", StorageProperties.class).dataDir();
        return new PluginFolder(named.isBlank() ? data.resolve("plugins") : Path.of(named), !named.isBlank());
    }
}
