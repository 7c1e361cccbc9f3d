package dev.patchbay.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.patchbay.PatchbayServer;
import dev.patchbay.testing.FreePort;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.json.JsonMapper;

/** Runs the documentation's examples against a server, and compares its endpoints with the server's. */
@SpringBootTest(
        classes = PatchbayServer.class,
        webEnvironment = SpringBootTest.WebEnvironment.DEFINED_PORT,
        properties = {
            "patchbay.sandbox=true",
            "patchbay.db-url=jdbc:h2:mem:docs",
            "patchbay.data-dir=target/test-data",
            "patchbay.egress-allow=127.0.0.1/32,::1/128,localhost",
            "patchbay.api-key=" + DocumentationTest.KEY,
            "patchbay.metrics-token=" + DocumentationTest.METRICS_TOKEN,
        })
class DocumentationTest {

    static final String KEY = "pb_test_for-the-documentation-0123456789012345678";
    static final String METRICS_TOKEN = "for-the-documentation-0123456789012345678";

    /** A port beforehand: the sandbox's connector holds the address that the server is reached at. */
    private static final int PORT = FreePort.next();

    @DynamicPropertySource
    static void port(DynamicPropertyRegistry properties) {
        properties.add("patchbay.port", () -> PORT);
    }

    @TestFactory
    Stream<DynamicTest> everyExampleDoesWhatItSays(@TempDir Path folder) {
        return Repository.documents().stream()
                .filter(document -> !document.examples().isEmpty())
                .map(document -> dynamicTest(document.path().toString(), () -> run(document.examples(), folder)));
    }

    @Test
    void everyEndpointIsDocumentedAndNoOther() throws Exception {
        String answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(address() + "/api/openapi.json"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
        Set<String> there = new TreeSet<>();
        JsonMapper.shared()
                .readTree(answer)
                .path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .propertyNames()
                        // What takes every method is one endpoint to its reader.
                        .forEach(method ->
                                there.add((path.getValue().has("options") ? "ANY" : method.toUpperCase(Locale.ROOT))
                                        + " " + path.getKey().replace("/api/v1", ""))));

        // Whose data it is comes from the key alone.
        assertThat(answer).doesNotContain("\"name\":\"scope\"");
        assertThat(Repository.document("docs/api.md").headings().stream()
                        .filter(heading -> heading.matches("`[A-Z]+ /.*`"))
                        .map(heading -> heading.replace("`", "")))
                .containsExactlyInAnyOrderElementsOf(there);
    }

    /** One shell for a document, so that a variable set by one example is there for the next. */
    private static void run(List<Example> examples, Path folder) throws IOException, InterruptedException {
        StringBuilder script = new StringBuilder("set -euo pipefail\n");
        for (int i = 0; i < examples.size(); i++) {
            script.append("echo ").append(examples.get(i).where()).append(" > at\n");
            script.append("{\n")
                    .append(examples.get(i).commands())
                    .append("} > printed.")
                    .append(i)
                    .append('\n');
        }
        Process shell = start(script, folder);
        boolean ended = shell.waitFor(1, TimeUnit.MINUTES);
        if (!ended) {
            shell.destroyForcibly();
        }
        String said = Files.readString(folder.resolve("said"));
        assertThat(ended && shell.exitValue() == 0)
                .as("%s %s", Files.readString(folder.resolve("at")).strip(), said)
                .isTrue();
        for (int i = 0; i < examples.size(); i++) {
            examples.get(i).check(Files.readString(folder.resolve("printed." + i)));
        }
    }

    private static Process start(StringBuilder script, Path folder) throws IOException {
        ProcessBuilder shell = new ProcessBuilder("bash", "-c", script.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile());
        shell.environment().put("PATCHBAY", address());
        shell.environment().put("KEY", KEY);
        shell.environment().put("METRICS_TOKEN", METRICS_TOKEN);
        shell.environment().put("LC_ALL", "C.UTF-8");
        return shell.start();
    }

    private static String address() {
        return "http://localhost:" + PORT;
    }
}
