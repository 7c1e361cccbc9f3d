package dev.patchbay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A module never reads another's tables. */
class TableOwnershipTest {

    private static final Path SOURCES = Path.of("src/main/java/dev/patchbay");
    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");

    /** Each table's module; those of libraries and of the server's own parts belong to nobody in core. */
    private static final Map<String, String> OWNERS = Map.ofEntries(
            Map.entry("organization", "organization"),
            Map.entry("environment", "organization"),
            Map.entry("member", "organization"),
            Map.entry("api_key", "organization"),
            Map.entry("setup_link", "organization"),
            Map.entry("vault_keyset", "vault"),
            Map.entry("vault_key", "vault"),
            Map.entry("vault_rotation", "vault"),
            Map.entry("vault_rotation_progress", "vault"),
            Map.entry("vault_proof", "vault"),
            Map.entry("connector", "connector"),
            Map.entry("connector_revision", "connector"),
            Map.entry("connector_pin", "connector"),
            Map.entry("connector_client", "connector"),
            Map.entry("tenant", "connect"),
            Map.entry("connect_session", "connect"),
            Map.entry("connection", "connection"),
            Map.entry("connection_tag", "connection"),
            Map.entry("pending_revocation", "connection"),
            Map.entry("authorization_attempt", "authorization"),
            Map.entry("device_grant", "authorization"),
            Map.entry("webhook_endpoint", "webhook"),
            Map.entry("webhook_message", "webhook"),
            Map.entry("webhook_delivery", "webhook"),
            Map.entry("webhook_attempt", "webhook"),
            Map.entry("webhook_lane", "webhook"),
            Map.entry("audit_event", "audit"),
            Map.entry("oauth_app", "authorization"),
            Map.entry("oauth_app_client", "authorization"),
            Map.entry("proxied_call", "proxy"));

    private static final Pattern NAMED = Pattern.compile("(?i)\\b(?:from|into|update|join|table)\\s+([a-z_]+)\\b");
    private static final Pattern SQL = Pattern.compile("\"\"\".*?\"\"\"|\"(?:[^\"\\\\\\n]|\\\\.)*\"", Pattern.DOTALL);
    private static final Pattern CREATED = Pattern.compile("(?i)create table ([a-z_]+)");

    @Test
    void no_module_names_a_table_of_another() throws IOException {
        List<String> trespasses = new ArrayList<>();
        Set<String> used = new TreeSet<>();
        for (Path file : files(SOURCES, ".java")) {
            String module = SOURCES.relativize(file).getName(0).toString();
            Matcher literals = SQL.matcher(Files.readString(file));
            while (literals.find()) {
                Matcher named = NAMED.matcher(literals.group());
                while (named.find()) {
                    String owner = OWNERS.get(named.group(1).toLowerCase(java.util.Locale.ROOT));
                    if (owner != null && isSql(literals.group())) {
                        used.add(named.group(1));
                        if (!owner.equals(module)) {
                            trespasses.add(file.getFileName() + " names " + named.group(1) + " of " + owner);
                        }
                    }
                }
            }
        }

        assertThat(trespasses).isEmpty();
        assertThat(used).as("the scan sees the SQL").containsAll(OWNERS.keySet());
    }

    @Test
    void every_table_of_core_has_an_owner() throws IOException {
        Set<String> created = new TreeSet<>();
        for (Path migration : files(MIGRATIONS, ".sql")) {
            Matcher tables = CREATED.matcher(Files.readString(migration));
            while (tables.find()) {
                created.add(tables.group(1).toLowerCase(java.util.Locale.ROOT));
            }
        }
        created.removeIf(table -> table.startsWith("spring_session")
                || table.startsWith("scheduled_")
                || table.startsWith("sandbox_")
                || table.equals("idempotent_request"));

        assertThat(created).containsExactlyInAnyOrderElementsOf(OWNERS.keySet());
    }

    private static boolean isSql(String literal) {
        return Pattern.compile("(?i)^\"+\\s*(and |select |insert |update |delete |\\(select )|\\bjoin ")
                .matcher(literal)
                .find();
    }

    private static List<Path> files(Path folder, String suffix) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(suffix)).toList();
        }
    }
}
