package dev.patchbay.plugin;

import dev.patchbay.problem.Misconfigured;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.BeansException;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.stereotype.Component;

/** The handlers of this installation, by name: those of its plug-ins, and any other bean of the kind. */
@Component
public class CustomHandlers {

    private static final Logger log = LoggerFactory.getLogger(CustomHandlers.class);

    /** Those that connectors describe by themselves. */
    private static final Set<String> TAKEN = Set.of("exchange", "remote");

    private final SortedMap<String, CustomHandler> byName = new TreeMap<>();

    CustomHandlers(ListableBeanFactory beans) {
        for (String bean : beans.getBeanNamesForType(CustomHandler.class)) {
            add(bean, handler(beans, bean));
        }
        if (!byName.isEmpty()) {
            log.info("Custom handlers: {}", String.join(", ", byName.keySet()));
        }
    }

    public Optional<CustomHandler> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** In alphabetical order. */
    public Set<String> names() {
        return Collections.unmodifiableSet(byName.keySet());
    }

    private static CustomHandler handler(ListableBeanFactory beans, String bean) {
        try {
            return beans.getBean(bean, CustomHandler.class);
        } catch (BeansException | LinkageError e) {
            throw unusable(bean, "could not be made");
        }
    }

    private void add(String bean, CustomHandler handler) {
        String name;
        try {
            name = handler.name();
        } catch (RuntimeException | LinkageError e) {
            throw unusable(bean, "does not tell its name");
        }
        if (name == null || !name.matches("[a-zA-Z0-9._-]{1,100}") || TAKEN.contains(name)) {
            throw unusable(bean, "has a name that auth methods cannot use");
        }
        if (byName.put(name, handler) != null) {
            throw unusable(bean, "has the name '" + name + "', as another handler has");
        }
    }

    private static Misconfigured unusable(String bean, String what) {
        return new Misconfigured(
                "The custom handler " + bean + " " + what + ".",
                "Mend it, or take its jar out of the plug-in folder, and start again.");
    }
}
