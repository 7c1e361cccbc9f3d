package dev.patchbay.browser;

import dev.patchbay.testing.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** The jar that people run, as a process of its own that can be killed, with the sandbox and a data folder of its own. */
final class PackagedServer implements AutoCloseable {

    static final String API_KEY = "pb_test_killed_server_test_0123456789abcdef";

    private static final Path JAR = Path.of("target", "patchbay.jar");

    /** Kept after the test, which has to be understood when it fails. */
    private static final Path LOGS = Path.of("target", "server-logs");

    private static final Duration LONGEST_START = Duration.ofSeconds(90);

    private final Path data;
    private final Map<String, String> settings;
    private final int port = FreePort.next();
    private final HttpClient http = HttpClient.newHttpClient();
    private Process process;

    PackagedServer(Path data) {
        this(data, Map.of("PATCHBAY_SANDBOX", "true"));
    }

    /** @param settings beside the usual ones */
    PackagedServer(Path data, Map<String, String> settings) {
        this.data = data;
        this.settings = settings;
        this.process = start();
    }

    /** As {@code kill -9} does. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    void restart() {
        process = start();
    }

    /** The host page of the demo, on another origin than the widget. */
    String demo() {
        return "http://127.0.0.1:" + port + "/demo";
    }

    String get(String path) {
        return send(request(path).build()).body();
    }

    HttpResponse<String> post(String path, String json) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json))
                .build());
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Bearer " + API_KEY);
    }

    HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        kill();
    }

    private Process start() {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", JAR.toString());
        builder.environment()
                .putAll(Map.of(
                        "PATCHBAY_PORT",
                        Integer.toString(port),
                        "PATCHBAY_URL",
                        "http://localhost:" + port,
                        "PATCHBAY_DATA_DIR",
                        data.toString(),
                        "PATCHBAY_API_KEY",
                        API_KEY,
                        "PATCHBAY_EGRESS_ALLOW",
                        "localhost,127.0.0.1"));
        builder.environment().putAll(settings);
        builder.redirectErrorStream(true).redirectOutput(Redirect.appendTo(log().toFile()));
        try {
            Files.createDirectories(LOGS);
            Process started = builder.start();
            waitUntilReady(started);
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path log() {
        return LOGS.resolve(port + ".log");
    }

    private void waitUntilReady(Process started) {
        long end = System.nanoTime() + LONGEST_START.toNanos();
        while (System.nanoTime() < end && started.isAlive()) {
            if (isReady()) {
                return;
            }
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
        started.destroyForcibly();
        throw new IllegalStateException("The server did not become ready; see " + log());
    }

    private boolean isReady() {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + port + "/actuator/health/readiness"))
                .build();
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
