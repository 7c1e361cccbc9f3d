package dev.patchbay.plugin.internal;

import dev.patchbay.plugin.CustomHandler;
import dev.patchbay.problem.Misconfigured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.beans.factory.support.RootBeanDefinition;

/**
 * Makes beans of the handlers in the plug-in folder's jars. A jar that cannot be read stops the start: an installation that lacks
 * a handler would refuse its customers one by one instead.
 */
final class PluginFolder implements BeanDefinitionRegistryPostProcessor {

    private static final Logger log = LoggerFactory.getLogger(PluginFolder.class);

    private final Path folder;
    private final boolean named;

    /** @param named whether the operator named the folder, which must then be there */
    PluginFolder(Path folder, boolean named) {
        this.folder = folder;
        this.named = named;
    }

    @Override
    public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
        for (Path jar : jars()) {
            List<String> handlers = new ArrayList<>();
            for (Class<? extends CustomHandler> handler : PluginJar.handlers(jar)) {
                RootBeanDefinition bean = new RootBeanDefinition(handler);
                bean.setAutowireMode(RootBeanDefinition.AUTOWIRE_CONSTRUCTOR);
                bean.setLazyInit(true);
                registry.registerBeanDefinition(handler.getName() + " of " + jar.getFileName(), bean);
                handlers.add(handler.getName());
            }
            log.info("Plug-in {}: {}", jar.getFileName(), String.join(", ", handlers));
        }
    }

    private List<Path> jars() {
        if (!Files.isDirectory(folder)) {
            if (named) {
                throw new Misconfigured(
                        "PATCHBAY_PLUGINS_DIR names " + folder + ", which is no folder.",
                        "Make the folder, or leave the setting out when there are no plug-ins.");
            }
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(
                            file -> Files.isRegularFile(file) && file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new Misconfigured(
                    "The plug-in folder " + folder + " cannot be read.",
                    "Let the server's user read it, and its jars.");
        }
    }
}
