package dev.patchbay.demo;

import dev.patchbay.sandbox.InSandbox;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The SaaS's view of Patchbay: its REST API over HTTP, with an API key. */
@InSandbox
@Component
class PatchbayClient {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final Environment environment;
    private final JsonMapper json;

    PatchbayClient(Environment environment, JsonMapper json) {
        this.environment = environment;
        this.json = json;
    }

    /** What the API answered. */
    record Answer(int status, JsonNode body) {

        boolean isGood() {
            return status >= 200 && status < 300;
        }
    }

    /** The key of this installation's first start, or empty text when it had none. */
    String apiKey() {
        return environment.getProperty("patchbay.api-key", "");
    }

    Answer get(String path) {
        return send(request(path).GET());
    }

    Answer post(String path, Map<String, ?> body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json.writeValueAsString(body))));
    }

    private HttpRequest.Builder request(String path) {
        String port = environment.getProperty("local.server.port", "8080");
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1" + path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + apiKey())
                .header("Accept", "application/json");
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), read(response.body()));
        } catch (IOException e) {
            return new Answer(502, problem("The API could not be reached."));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer(503, problem("The server is stopping."));
        }
    }

    private JsonNode read(String body) {
        try {
            return body.isBlank() ? json.createObjectNode() : json.readTree(body);
        } catch (JacksonException notJson) {
            return problem("The API answered with something other than JSON.");
        }
    }

    private JsonNode problem(String detail) {
        return json.createObjectNode().put("detail", detail);
    }
}
