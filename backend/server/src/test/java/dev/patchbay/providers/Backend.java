package dev.patchbay.providers;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A SaaS's backend: it knows Patchbay by its REST API and an API key. */
record Backend(String origin, String apiKey) {

    JsonNode get(String path) {
        return Http.json(request(path).build(), 200);
    }

    JsonNode post(String path, Map<String, ?> body, int status) {
        return Http.json(request(path).POST(json(body)).build(), status);
    }

    JsonNode patch(String path, Map<String, ?> body) {
        return Http.json(request(path).method("PATCH", json(body)).build(), 200);
    }

    JsonNode delete(String path) {
        return Http.json(request(path).DELETE().build(), 200);
    }

    int status(String path) {
        return Http.send(request(path).build()).statusCode();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(origin + "/api/v1" + path))
                .header("Authorization", "Bearer " + apiKey)
                .header("Content-Type", "application/json");
    }

    private static HttpRequest.BodyPublisher json(Map<String, ?> body) {
        return BodyPublishers.ofString(Http.JSON.writeValueAsString(body));
    }
}
