package dev.patchbay.vault.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.gateway.EgressPolicy;
import dev.patchbay.gateway.Gateway;
import dev.patchbay.vault.SealContext;
import dev.patchbay.vault.Vault;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
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

/** The server's start as its operator sees it. */
@ExtendWith(OutputCaptureExtension.class)
class VaultStartTest {

    @TempDir
    Path folder;

    @Test
    void startsFromAnEmptyFolderAndAgainFromAFullOne() {
        SealContext context = TestVaults.context();
        byte[] sealed;
        try (ConfigurableApplicationContext server = start(Map.of())) {
            sealed = server.getBean(Vault.class).seal(context, "secret".getBytes(UTF_8));
            assertThat(server.getBean(EgressPolicy.class).refusal("http://127.0.0.1/"))
                    .isPresent();
            assertThat(server.getBean(Gateway.class)).isNotNull();
        }
        try (ConfigurableApplicationContext server = start(Map.of("patchbay.egress-allow", "127.0.0.1"))) {
            assertThat(server.getBean(Vault.class).open(context, sealed))
                    .asString(UTF_8)
                    .isEqualTo("secret");
            assertThat(server.getBean(EgressPolicy.class).refusal("http://127.0.0.1/"))
                    .isEmpty();
        }
    }

    @Test
    void withMySqlAndNoKeyItSaysWhyItDoesNotStart(CapturedOutput output) {
        // No server listens there: the refusal comes before any attempt to connect.
        assertRefused(
                Map.of("patchbay.db-url", "jdbc:mysql://127.0.0.1:1/patchbay"),
                output,
                "With MySQL as the database, PATCHBAY_MASTER_KEY is required.",
                "openssl rand -base64 32");
    }

    @Test
    void withAKeyOfTheWrongFormItSaysWhatWasExpected(CapturedOutput output) {
        assertRefused(
                Map.of("patchbay.master-key", "hush-hush"),
                output,
                "PATCHBAY_MASTER_KEY does not hold a master key: 32 bytes in Base64 were expected.");
        assertThat(output).doesNotContain("hush-hush");
    }

    @Test
    void withAnotherKeyThanBeforeItSaysSo(CapturedOutput output) {
        start(Map.of("patchbay.master-key", TestVaults.KEY)).close();
        assertRefused(
                Map.of("patchbay.master-key", TestVaults.ANOTHER_KEY),
                output,
                "The master key does not fit this database");
        assertThat(output).doesNotContain(TestVaults.KEY).doesNotContain(TestVaults.ANOTHER_KEY);
    }

    @Test
    void withAnExceptionToTheEgressPolicyThatIsNoneItSaysWhichOne(CapturedOutput output) {
        assertRefused(
                Map.of("patchbay.egress-allow", "crm.internal,http://erp"),
                output,
                "PATCHBAY_EGRESS_ALLOW has an entry that is neither an address range nor a host name: http://erp.");
    }

    private void assertRefused(Map<String, String> settings, CapturedOutput output, String... sentences) {
        int before = output.getAll().length();
        assertThatThrownBy(() -> start(settings));
        String log = output.getAll().substring(before);
        assertThat(log)
                .contains("APPLICATION FAILED TO START")
                .contains(sentences)
                .doesNotContain("\tat ");
    }

    private ConfigurableApplicationContext start(Map<String, String> settings) {
        SpringApplication server = new SpringApplication(Core.class);
        server.setWebApplicationType(WebApplicationType.NONE);
        return server.run(Stream.concat(
                        Stream.of(
                                "--patchbay.data-dir=" + folder,
                                "--spring.main.banner-mode=off",
                                "--db-scheduler.enabled=false"),
                        settings.entrySet().stream().map(entry -> "--" + entry.getKey() + "=" + entry.getValue()))
                .toArray(String[]::new));
    }

    /** Without a stereotype, so that the scan of another test's server does not find it. */
    @EnableAutoConfiguration
    @ComponentScan({"dev.patchbay.storage", "dev.patchbay.vault", "dev.patchbay.gateway"})
    static class Core {}
}
