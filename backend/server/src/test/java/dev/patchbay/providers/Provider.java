package dev.patchbay.providers;

import com.microsoft.playwright.Page;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;

/** A running OAuth server, in the terms of a connector and of the person in the popup. */
interface Provider extends AutoCloseable {

    /** The app's API. */
    String baseUrl();

    /** Below the base URL; answers 200 to a token that is good. */
    String userPath();

    /** Where the account's id is in the answer of {@link #userPath()}. */
    String userPointer();

    /** The endpoints, scopes and habits of the connector's auth method; without client and client authentication. */
    Map<String, Object> method();

    List<String> scopes();

    /** Registers a client as the developer would on the app's site. */
    Client register(String redirectUri, String clientAuth);

    /** What the person does in the popup to give access. */
    void allow(Page popup);

    /** What the person does in the popup to refuse it. */
    void deny(Page popup);

    /** How many refreshes succeeded since the start. */
    int refreshes();

    @Override
    void close();

    /** @param secret empty for a public client */
    record Client(String id, String secret) {}

    /** Whether the app takes this access token now. */
    default boolean accepts(String accessToken) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(baseUrl() + userPath()))
                .header("Authorization", "Bearer " + accessToken)
                .build();
        HttpResponse<String> answer = Http.send(request);
        if (answer.statusCode() != 200 && answer.statusCode() != 401) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        return answer.statusCode() == 200;
    }
}
