package dev.patchbay.connector;

import dev.patchbay.id.ConnectorId;
import dev.patchbay.id.OrganizationId;
import dev.patchbay.vault.Secret;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Connectors as their authors would enter them. */
public final class TestConnectors {

    private TestConnectors() {}

    /** Of an app at this address, whose verification call is {@code /me}. */
    public static ConnectorInput of(String baseUrl, AuthMethod... methods) {
        return new ConnectorInput(
                "Acme",
                "acme-" + UUID.randomUUID().toString().substring(0, 8),
                "",
                "",
                Visibility.PRIVATE,
                null,
                List.of(),
                new Definition(
                        baseUrl,
                        List.of(methods),
                        new Verification("GET", "/me", List.of(200), null),
                        List.of(),
                        List.of()),
                Map.of());
    }

    /** With an API key in a header, and with OAuth 2.0; the environment has registered a client. */
    public static ConnectorInput acme(String baseUrl) {
        return withClient(of(baseUrl, oauth2(baseUrl), apiKey()), "client-1", "client-secret-1");
    }

    /** As {@link #acme}, with other scopes. */
    public static ConnectorInput asking(String baseUrl, List<String> scopes) {
        return withClient(of(baseUrl, oauth2(baseUrl, scopes), apiKey()), "client-1", "client-secret-1");
    }

    /** One that no database knows. */
    public static Connector unsaved(
            @Nullable String baseUrl, @Nullable Verification verification, AuthMethod... methods) {
        return unsaved(new Definition(baseUrl, List.of(methods), verification, List.of(), List.of()));
    }

    /** With this definition; no database knows it. */
    static Connector unsaved(Definition definition) {
        return new Connector(
                ConnectorId.next(),
                OrganizationId.next(),
                "acme",
                "Acme",
                "",
                "",
                Visibility.PRIVATE,
                null,
                List.of(),
                definition,
                1,
                1,
                null,
                "",
                Instant.EPOCH,
                Instant.EPOCH);
    }

    public static OAuth2 oauth2(String baseUrl) {
        return oauth2(baseUrl, List.of("read"));
    }

    private static OAuth2 oauth2(String baseUrl, List<String> scopes) {
        return new OAuth2(
                "oauth2",
                null,
                true,
                OAuth2.Grant.AUTHORIZATION_CODE,
                baseUrl + "/authorize",
                baseUrl + "/token",
                null,
                baseUrl + "/revoke",
                null,
                scopes,
                " ",
                OAuth2.ClientAuth.CLIENT_SECRET_BASIC,
                true,
                Map.of(),
                Map.of());
    }

    public static ApiKey apiKey() {
        return new ApiKey("api_key", null, false, ApiKey.Placement.HEADER, "X-API-Key", "");
    }

    public static ConnectorInput withClient(ConnectorInput input, String clientId, @Nullable String secret) {
        ConnectorInput.ClientInput client =
                new ConnectorInput.ClientInput(clientId, secret == null ? null : new Secret(secret));
        return change(input, input.slug(), input.visibility(), input.definition(), Map.of("oauth2", client));
    }

    public static ConnectorInput open(ConnectorInput input) {
        return change(input, input.slug(), Visibility.PUBLIC, input.definition(), input.clients());
    }

    public static ConnectorInput closed(ConnectorInput input) {
        return change(input, input.slug(), Visibility.PRIVATE, input.definition(), input.clients());
    }

    public static ConnectorInput named(ConnectorInput input, @Nullable String slug) {
        return change(input, slug, input.visibility(), input.definition(), input.clients());
    }

    public static ConnectorInput with(ConnectorInput input, Definition definition) {
        return change(input, input.slug(), input.visibility(), definition, input.clients());
    }

    private static ConnectorInput change(
            ConnectorInput input,
            @Nullable String slug,
            Visibility visibility,
            Definition definition,
            Map<String, ConnectorInput.ClientInput> clients) {
        return new ConnectorInput(
                input.name(),
                slug,
                input.description(),
                input.domain(),
                visibility,
                input.iconUrl(),
                input.categories(),
                definition,
                clients);
    }
}
