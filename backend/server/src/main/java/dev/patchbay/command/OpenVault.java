package dev.patchbay.command;

import dev.patchbay.problem.Misconfigured;
import dev.patchbay.vault.VaultKeys;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.jdbc.BadSqlGrammarException;

/** The vault without a server: the database as it is, never migrated, and every module's sealed rows. */
record OpenVault(ConfigurableApplicationContext context) implements AutoCloseable {

    /** What H2 says of a file that another process has open. */
    private static final int IN_USE = 90020;

    /** One sentence for whoever called. */
    static final class CannotStart extends RuntimeException {
        CannotStart(String sentence, Throwable cause) {
            super(sentence, cause);
        }
    }

    static OpenVault with(List<String> options) {
        try {
            return new OpenVault(new SpringApplicationBuilder(Parts.class)
                    .web(WebApplicationType.NONE)
                    .logStartupInfo(false)
                    .run(Stream.concat(
                                    Stream.of(
                                            "--logging.level.root=error",
                                            "--logging.level.org.springframework.boot=off",
                                            "--logging.level.com.zaxxer.hikari=off"),
                                    options.stream())
                            .toArray(String[]::new)));
        } catch (RuntimeException e) {
            throw said(e);
        }
    }

    VaultKeys keys() {
        return context.getBean(VaultKeys.class);
    }

    @Override
    public void close() {
        context.close();
    }

    private static RuntimeException said(RuntimeException failure) {
        Throwable last = failure;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            last = cause;
            if (cause instanceof Misconfigured misconfigured) {
                return misconfigured;
            }
            if (cause instanceof BadSqlGrammarException) {
                return new CannotStart(
                        "This database was not prepared by this version of Patchbay: start the server once before.",
                        failure);
            }
            if (cause instanceof SQLException sql && sql.getErrorCode() == IN_USE) {
                return new CannotStart(
                        "A running server has the embedded database open: stop it first, or use Settings → Encryption"
                                + " in its console.",
                        failure);
            }
        }
        return new CannotStart("The database cannot be opened: " + last.getMessage(), failure);
    }

    /** Without a stereotype, so that the server's scan does not find it. */
    @ImportAutoConfiguration({
        JdbcTemplateAutoConfiguration.class,
        JdbcClientAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class
    })
    @ComponentScan({"dev.patchbay.storage", "dev.patchbay.vault"})
    @ComponentScan(
            basePackages = "dev.patchbay",
            useDefaultFilters = false,
            includeFilters = @ComponentScan.Filter(type = FilterType.CUSTOM, classes = SealedRowsComponents.class))
    static class Parts {}
}
