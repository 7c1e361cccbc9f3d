package dev.patchbay.sandbox;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Registers OAuth clients, as an app's developer portal does. */
@InSandbox
@RestController
class ClientRegistration {

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_URI = 2000;

    private final SandboxClients clients;

    ClientRegistration(SandboxClients clients) {
        this.clients = clients;
    }

    /** @param auth {@code secret}, {@code none} or {@code private_key_jwt} */
    record NewClient(
            @Nullable String name,
            @JsonProperty("redirect_uri") @Nullable String redirectUri,
            @Nullable String auth,
            @JsonProperty("public_key") @Nullable String publicKey) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Registered(
            @JsonProperty("client_id") String clientId,
            @JsonProperty("client_secret") @Nullable String clientSecret) {}

    @PostMapping("/sandbox/clients")
    ResponseEntity<Registered> register(@RequestBody NewClient wanted) {
        String name = text("name", wanted.name(), LONGEST_NAME);
        String redirectUri = text("redirect_uri", wanted.redirectUri(), LONGEST_URI);
        if (!URI.create(redirectUri).isAbsolute()) {
            throw new IllegalArgumentException("redirect_uri is not a whole address");
        }
        String auth = wanted.auth() == null ? "secret" : wanted.auth();
        Registered registered = switch (auth) {
            case "secret" -> {
                SandboxClients.Registration client = clients.register(name, redirectUri);
                yield new Registered(client.clientId(), client.clientSecret());
            }
            case "none" -> new Registered(clients.registerPublic(name, redirectUri), null);
            case "private_key_jwt" ->
                new Registered(
                        clients.registerWithKey(name, redirectUri, text("public_key", wanted.publicKey(), LONGEST_URI)),
                        null);
            default -> throw new IllegalArgumentException("auth is not a known one");
        };
        return ResponseEntity.status(HttpStatus.CREATED).body(registered);
    }

    private static String text(String field, @Nullable String value, int longest) {
        if (value == null || value.isBlank() || value.length() > longest) {
            throw new IllegalArgumentException(field + " is missing or too long");
        }
        return value;
    }
}
