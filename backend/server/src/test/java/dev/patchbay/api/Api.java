package dev.patchbay.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** A caller of the API with one key, or none. */
public final class Api {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final int port;
    private final @Nullable String key;

    Api(int port, @Nullable String key) {
        this.port = port;
        this.key = key;
    }

    /** An answer; {@code json} is missing where the body is not JSON. */
    public record Answer(int status, String type, JsonNode json, String text, HttpResponse<String> response) {

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        public List<String> fields() {
            return json.path("errors")
                    .valueStream()
                    .map(error -> error.path("field").asString(""))
                    .toList();
        }

        @Override
        public String toString() {
            return status + " " + text.substring(0, Math.min(text.length(), 500));
        }
    }

    /** What it sends as its key, for who writes a request by hand. */
    String key() {
        return String.valueOf(key);
    }

    public Answer get(String path) {
        return send("GET", path, null, null);
    }

    public Answer delete(String path) {
        return send("DELETE", path, null, null);
    }

    public Answer post(String path, String json, String... headers) {
        return send("POST", path, json.getBytes(StandardCharsets.UTF_8), "application/json", headers);
    }

    public Answer patch(String path, String json) {
        return send("PATCH", path, json.getBytes(StandardCharsets.UTF_8), "application/json");
    }

    public Answer send(String method, String path, byte @Nullable [] body, @Nullable String type, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        if (key != null) {
            request.header("Authorization", "Bearer " + key);
        }
        if (type != null) {
            request.header("Content-Type", type);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
            String answered = response.headers().firstValue("Content-Type").orElse("");
            return new Answer(response.statusCode(), answered, json(response.body()), response.body(), response);
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode json(String text) {
        try {
            return text.isEmpty()
                    ? MissingNode.getInstance()
                    : JsonMapper.shared().readTree(text);
        } catch (JacksonException e) {
            return MissingNode.getInstance();
        }
    }
}
