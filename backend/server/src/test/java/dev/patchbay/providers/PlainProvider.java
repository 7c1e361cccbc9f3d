package dev.patchbay.providers;

import com.microsoft.playwright.Page;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The npm package @node-oauth/oauth2-server under Express. */
final class PlainProvider extends NodeProvider {

    PlainProvider() {
        super("plain.mjs");
    }

    @Override
    public String userPath() {
        return "/me";
    }

    @Override
    public String userPointer() {
        return "/id";
    }

    @Override
    public List<String> scopes() {
        return List.of("contacts:read");
    }

    @Override
    public Map<String, Object> method() {
        return Map.of(
                "authorization_url", baseUrl() + "/authorize?audience=contacts%20%26%20more",
                "token_url", baseUrl() + "/token");
    }

    @Override
    public Client register(String redirectUri, String clientAuth) {
        JsonNode client = Http.json(
                HttpRequest.newBuilder(URI.create(baseUrl() + "/clients"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(
                                Http.JSON.writeValueAsString(Map.of("redirect_uri", redirectUri))))
                        .build(),
                200);
        return new Client(
                client.get("client_id").asString(), client.get("client_secret").asString());
    }

    @Override
    public void allow(Page popup) {
        popup.click("text=Allow");
    }

    @Override
    public void deny(Page popup) {
        popup.click("text=Deny");
    }
}
