package dev.patchbay.providers;

import com.microsoft.playwright.Page;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The npm package oidc-provider, with its own pages. */
final class StrictProvider extends NodeProvider {

    StrictProvider() {
        super("strict.mjs");
    }

    @Override
    public String userPath() {
        return "/me";
    }

    @Override
    public String userPointer() {
        return "/sub";
    }

    @Override
    public List<String> scopes() {
        return List.of("openid", "offline_access", "contacts.read");
    }

    @Override
    public Map<String, Object> method() {
        return Map.of(
                "authorization_url", baseUrl() + "/auth",
                "token_url", baseUrl() + "/token",
                "revocation_url", baseUrl() + "/token/revocation",
                "issuer", baseUrl(),
                "authorization_params", Map.of("prompt", "consent"));
    }

    @Override
    public Client register(String redirectUri, String clientAuth) {
        String body = Http.JSON.writeValueAsString(Map.of(
                "redirect_uris", List.of(redirectUri),
                "grant_types", List.of("authorization_code", "refresh_token"),
                "response_types", List.of("code"),
                "token_endpoint_auth_method", clientAuth));
        JsonNode client = Http.json(
                HttpRequest.newBuilder(URI.create(baseUrl() + "/reg"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                201);
        return new Client(
                client.get("client_id").asString(), client.path("client_secret").asString(""));
    }

    @Override
    public void allow(Page popup) {
        popup.fill("[name=login]", "ada");
        popup.fill("[name=password]", "anything");
        popup.click("button:text('Sign-in')");
        popup.click("button:text('Continue')");
    }

    @Override
    public void deny(Page popup) {
        popup.click("text=Cancel");
    }
}
