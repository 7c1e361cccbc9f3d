package dev.patchbay.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

/** The sandbox's switches, as anyone may press them. */
final class SandboxFaults {

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI switches;

    SandboxFaults(String server) {
        this.switches = URI.create(server + "/sandbox/faults");
    }

    /** The next call of this endpoint takes so long. */
    void slow(String endpoint, int seconds) {
        send("{\"endpoint\":\"%s\",\"fault\":\"slow\",\"times\":1,\"seconds\":%d}".formatted(endpoint, seconds));
    }

    void set(String endpoint, String fault, int times) {
        send("{\"endpoint\":\"%s\",\"fault\":\"%s\",\"times\":%d}".formatted(endpoint, fault, times));
    }

    void clear() {
        send(HttpRequest.newBuilder(switches).DELETE().build());
    }

    private void send(String json) {
        send(HttpRequest.newBuilder(switches)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json))
                .build());
    }

    private void send(HttpRequest request) {
        try {
            int status = http.send(request, BodyHandlers.discarding()).statusCode();
            if (status >= 300) {
                throw new IllegalStateException("The sandbox answered " + status);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
