package dev.patchbay.plugin.internal;

import dev.patchbay.plugin.CustomHandler;
import dev.patchbay.problem.Misconfigured;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/** One jar of the plug-in folder, with a class loader of its own below the server's, open as long as the server runs. */
final class PluginJar {

    /** As for java.util.ServiceLoader: one class name on each line. Its constructor may ask for beans, which a ServiceLoader's may not. */
    private static final String SERVICE = "META-INF/services/" + CustomHandler.class.getName();

    private PluginJar() {}

    /** @throws Misconfigured when the jar names no handler, or one that cannot be loaded */
    static List<Class<? extends CustomHandler>> handlers(Path jar) {
        List<String> names = names(jar);
        if (names.isEmpty()) {
            throw broken(jar, "names no handler", "List its handlers' classes in " + SERVICE + ".");
        }
        List<Class<? extends CustomHandler>> handlers = new ArrayList<>();
        ClassLoader loader = loader(jar);
        for (String name : names) {
            try {
                handlers.add(loader.loadClass(name).asSubclass(CustomHandler.class));
            } catch (ClassNotFoundException e) {
                throw broken(jar, "has no class " + name, "Build it again with that class inside.");
            } catch (ClassCastException e) {
                throw broken(jar, "names " + name + ", which is no CustomHandler", "Let it implement the interface.");
            } catch (LinkageError e) {
                throw broken(jar, "has a class " + name + " that cannot be loaded", "Build it for this Java version.");
            }
        }
        return handlers;
    }

    private static List<String> names(Path jar) {
        try (JarFile file = new JarFile(jar.toFile())) {
            ZipEntry service = file.getEntry(SERVICE);
            if (service == null) {
                return List.of();
            }
            String text = new String(file.getInputStream(service).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .map(line -> line.replaceFirst("#.*", "").strip())
                    .filter(line -> !line.isEmpty())
                    .toList();
        } catch (IOException e) {
            throw broken(jar, "is no jar that can be read", "Build it again.");
        }
    }

    private static ClassLoader loader(Path jar) {
        try {
            URL[] content = {jar.toUri().toURL()};
            return new URLClassLoader("plugin " + jar.getFileName(), content, CustomHandler.class.getClassLoader());
        } catch (IOException e) {
            throw broken(jar, "cannot be found", "Give it a plain file name.");
        }
    }

    private static Misconfigured broken(Path jar, String what, String remedy) {
        return new Misconfigured(
                "The plug-in " + jar.getFileName() + " " + what + ".",
                remedy + " Or take it out of the plug-in folder.");
    }
}
