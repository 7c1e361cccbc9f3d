package dev.patchbay.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** Builds plug-ins as {@code docs/plugins.md} says: a source file, a service file, one jar. */
final class PluginJars {

    static final String SERVICE = "META-INF/services/dev.patchbay.plugin.CustomHandler";

    private PluginJars() {}

    /** The example of the documentation. */
    static Path example(Path folder) throws IOException {
        Path source = Path.of("../../docs/plugins/acme-login/AcmeLogin.java");
        return build(folder, "acme-login.jar", source, "# Acme\ncom.example.acme.AcmeLogin\n");
    }

    /** A jar of one class, written for a test. */
    static Path of(Path folder, String name, String source, String service) throws IOException {
        String simple = source.replaceFirst("(?s).*class (\\w+).*", "$1");
        Path file = Files.createDirectories(folder.resolve("src-" + simple)).resolve(simple + ".java");
        return build(folder, name, Files.writeString(file, source), service);
    }

    static Path build(Path folder, String name, Path source, String service) throws IOException {
        Path classes = Files.createDirectories(folder.resolve("classes-" + name.replace(".jar", "")));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> options = List.of(
                "-d", classes.toString(), "-cp", System.getProperty("java.class.path"), "-proc:none", "-parameters");
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            boolean compiled = compiler.getTask(null, files, null, options, null, files.getJavaFileObjects(source))
                    .call();
            assertThat(compiled).isTrue();
        }
        return pack(folder.resolve(name), classes, service);
    }

    static Path pack(Path jar, Path classes, String service) throws IOException {
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream content = new JarOutputStream(out);
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                add(content, classes.relativize(file).toString(), Files.readAllBytes(file));
            }
            if (!service.isEmpty()) {
                add(content, SERVICE, service.getBytes(StandardCharsets.UTF_8));
            }
        }
        return jar;
    }

    private static void add(JarOutputStream content, String name, byte[] bytes) throws IOException {
        content.putNextEntry(new JarEntry(name));
        content.write(bytes);
        content.closeEntry();
    }
}
