package dev.patchbay.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** What the server says of its plug-in folder when it starts. */
@ExtendWith(OutputCaptureExtension.class)
class PluginStartTest {

    private static final String HANDLER = """
            package com.example;
            import dev.patchbay.plugin.*;
            public class %s implements CustomHandler {
              public String name() { return "%s"; }
              public HandlerAnswer handle(HandlerRequest request) { return HandlerAnswer.ofHeaders(java.util.Map.of()); }
            }
            """;

    @TempDir
    Path folder;

    @TempDir
    Path work;

    @Test
    void without_a_folder_there_are_no_handlers() {
        try (ConfigurableApplicationContext server = start(folder.resolve("data"), "")) {
            assertThat(server.getBean(CustomHandlers.class).names()).isEmpty();
        }
    }

    @Test
    void handlers_are_beans_and_the_log_lists_them(CapturedOutput output) throws IOException {
        Path data = Files.createDirectories(folder.resolve("plugins"));
        Files.copy(PluginJars.example(work), data.resolve("acme-login.jar"));

        try (ConfigurableApplicationContext server = start(folder, "")) {
            assertThat(server.getBean(CustomHandlers.class).names()).containsExactly("acme-login");
            assertThat(server.getBeansOfType(CustomHandler.class)).hasSize(1);
        }
        assertThat(output)
                .contains("Plug-in acme-login.jar: com.example.acme.AcmeLogin", "Custom handlers: acme-login");
    }

    @Test
    void a_folder_that_is_named_must_be_there(CapturedOutput output) {
        assertRefused(folder.resolve("nowhere"), output, "PATCHBAY_PLUGINS_DIR names");
    }

    @Test
    void a_jar_that_names_no_handler_stops_the_start(CapturedOutput output) throws IOException {
        PluginJars.pack(folder.resolve("empty.jar"), Files.createDirectory(work.resolve("none")), "");

        assertRefused(folder, output, "The plug-in empty.jar names no handler.");
    }

    @Test
    void a_file_that_is_no_jar_stops_the_start(CapturedOutput output) throws IOException {
        Files.writeString(folder.resolve("broken.jar"), "hello");

        assertRefused(folder, output, "The plug-in broken.jar is no jar that can be read.");
    }

    @Test
    void a_class_that_is_not_there_stops_the_start(CapturedOutput output) throws IOException {
        PluginJars.pack(folder.resolve("gone.jar"), Files.createDirectory(work.resolve("none")), "com.example.Gone");

        assertRefused(folder, output, "The plug-in gone.jar has no class com.example.Gone.");
    }

    @Test
    void a_class_that_is_no_handler_stops_the_start(CapturedOutput output) throws IOException {
        PluginJars.pack(folder.resolve("odd.jar"), Files.createDirectory(work.resolve("none")), "java.lang.String");

        assertRefused(folder, output, "The plug-in odd.jar names java.lang.String, which is no CustomHandler.");
    }

    @Test
    void a_handler_that_cannot_be_made_stops_the_start(CapturedOutput output) throws IOException {
        String source =
                HANDLER.formatted("Asks", "asks").replace("public String", "public Asks(Thread any) {} public String");
        put(PluginJars.of(work, "asks.jar", source, "com.example.Asks"));

        assertRefused(folder, output, "The custom handler com.example.Asks of asks.jar could not be made.");
    }

    @Test
    void two_handlers_of_one_name_stop_the_start(CapturedOutput output) throws IOException {
        put(PluginJars.of(work, "a.jar", HANDLER.formatted("First", "same"), "com.example.First"));
        put(PluginJars.of(work, "b.jar", HANDLER.formatted("Second", "same"), "com.example.Second"));

        assertRefused(folder, output, "has the name 'same', as another handler has.");
    }

    @Test
    void a_handler_does_not_take_the_name_of_a_built_in_one(CapturedOutput output) throws IOException {
        put(PluginJars.of(work, "a.jar", HANDLER.formatted("Remote", "remote"), "com.example.Remote"));

        assertRefused(folder, output, "has a name that auth methods cannot use.");
    }

    private void put(Path jar) throws IOException {
        Files.copy(jar, folder.resolve(jar.getFileName()));
    }

    private void assertRefused(Path plugins, CapturedOutput output, String sentence) {
        int before = output.getAll().length();
        assertThatThrownBy(() -> start(work, plugins.toString()));
        assertThat(output.getAll().substring(before))
                .contains("APPLICATION FAILED TO START")
                .contains(sentence)
                .doesNotContain("\tat ");
    }

    private static ConfigurableApplicationContext start(Path data, String plugins) {
        SpringApplication server = new SpringApplication(Core.class);
        server.setWebApplicationType(WebApplicationType.NONE);
        return server.run(
                "--patchbay.data-dir=" + data,
                "--patchbay.plugins-dir=" + plugins,
                "--spring.main.banner-mode=off",
                "--db-scheduler.enabled=false");
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @ComponentScan({"dev.patchbay.storage", "dev.patchbay.plugin", "dev.patchbay.gateway"})
    static class Core {}
}
