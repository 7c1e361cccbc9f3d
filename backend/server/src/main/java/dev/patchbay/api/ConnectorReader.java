package dev.patchbay.api;

import dev.patchbay.connector.AuthMethod;
import dev.patchbay.connector.ConnectorInput;
import dev.patchbay.connector.ConnectorInput.ClientInput;
import dev.patchbay.connector.Custom;
import dev.patchbay.connector.Definition;
import dev.patchbay.connector.OAuth1;
import dev.patchbay.connector.OAuth2;
import dev.patchbay.connector.Visibility;
import dev.patchbay.problem.FieldError;
import dev.patchbay.problem.FieldErrors;
import dev.patchbay.problem.InvalidInput;
import dev.patchbay.vault.Secret;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads a connector from JSON: its definition on one side, the environment's client credentials on the other. */
final class ConnectorReader {

    /** What the API shows of a method and a caller may send back unchanged; it decides nothing. */
    private static final Set<String> SHOWN_ONLY =
            Set.of("client_secret_set", "consumer_secret_set", "handler_secret_set", "redirect_uri");

    private static final int LONGEST_CLIENT_ID = 1000;
    private static final int LONGEST_SECRET = 8000;

    private final FieldErrors errors = new FieldErrors();
    private final List<AuthMethod> methods = new ArrayList<>();
    private final List<@Nullable ClientInput> clients = new ArrayList<>();

    private ConnectorReader() {}

    /** @throws InvalidInput naming every field of the wrong shape */
    static ConnectorInput read(ConnectorBody body) {
        return new ConnectorReader().input(body);
    }

    private ConnectorInput input(ConnectorBody body) {
        if (body.name() == null) {
            errors.add("name", "required", "Give the connector a name.");
        }
        readMethods(body.authMethods() == null ? List.of() : body.authMethods());
        errors.throwIfAny();
        return new ConnectorInput(
                text(body.name()),
                body.slug(),
                text(body.description()),
                text(body.domain()),
                body.visibility() == null ? Visibility.PRIVATE : body.visibility(),
                emptyToNull(body.iconUrl()),
                body.categories() == null ? List.of() : withoutNulls(body.categories(), "categories"),
                new Definition(
                        emptyToNull(body.baseUrl()),
                        methods,
                        body.verification(),
                        objects(body.actions(), "actions"),
                        objects(body.events(), "events"),
                        body.limits()),
                clientsByKey());
    }

    private void readMethods(List<JsonNode> nodes) {
        for (int i = 0; i < nodes.size(); i++) {
            String path = "auth_methods[" + i + "]";
            if (!(nodes.get(i) instanceof ObjectNode node)) {
                errors.add(path, "type", "Each auth method is an object with a type.");
                continue;
            }
            if (!node.path("type").isString()) {
                errors.add(
                        path + ".type",
                        "required",
                        "Name the type: none, basic, bearer, api_key, hmac, aws_sigv4, oauth2, oauth1 or custom.");
                continue;
            }
            try {
                ObjectNode definition = node.deepCopy();
                SHOWN_ONLY.forEach(definition::remove);
                ClientInput client = client(definition, path);
                methods.add(ApiJson.bind(definition, AuthMethod.class, path));
                clients.add(client);
            } catch (InvalidInput e) {
                for (FieldError error : e.errors()) {
                    errors.add(error.field(), error.code(), error.message());
                }
            }
        }
    }

    /** Takes the client credentials out of the method: they are the environment's, not the definition's. */
    private @Nullable ClientInput client(ObjectNode method, String path) {
        return switch (method.path("type").asString()) {
            case OAuth2.TYPE -> client(method, "client_id", "client_secret", path);
            case OAuth1.TYPE -> client(method, "consumer_key", "consumer_secret", path);
            case Custom.TYPE -> signer(method, path);
            default -> null;
        };
    }

    private @Nullable ClientInput client(ObjectNode method, String idName, String secretName, String path) {
        String id = take(method, idName, path, LONGEST_CLIENT_ID, false);
        String secret = take(method, secretName, path, LONGEST_SECRET, true);
        return id == null && secret == null ? null : new ClientInput(id, secret == null ? null : new Secret(secret));
    }

    /** What calls to a remote handler are signed with; an empty one takes it away. */
    private @Nullable ClientInput signer(ObjectNode method, String path) {
        String secret = take(method, "handler_secret", path, LONGEST_SECRET, false);
        if (secret == null) {
            return null;
        }
        return ClientInput.ofHandler(new Secret(secret));
    }

    private @Nullable String take(ObjectNode method, String name, String path, int longest, boolean lines) {
        JsonNode value = method.remove(name);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isString()) {
            throw new InvalidInput(path + "." + name, "type", "'" + name + "' is a text.");
        }
        String text = value.asString().strip();
        boolean key = lines && text.startsWith("-----BEGIN ");
        if (text.length() > longest || !text.chars().allMatch(c -> c >= 0x20 && c < 0x7f || key && isLineEnd(c))) {
            throw new InvalidInput(
                    path + "." + name, "characters", "Use at most " + longest + " printable ASCII characters.");
        }
        return text;
    }

    /** A private key in PEM (RFC 7468) has lines. */
    private static boolean isLineEnd(int c) {
        return c == '\n' || c == '\r';
    }

    /** By the key that the method will have: given, or its type while no other has the same. */
    private Map<String, ClientInput> clientsByKey() {
        Map<String, ClientInput> byKey = new HashMap<>();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < methods.size(); i++) {
            String key = methods.get(i).key();
            for (int n = 2; !seen.add(key); n++) {
                key = methods.get(i).type() + "_" + n;
            }
            ClientInput client = clients.get(i);
            if (client != null) {
                byKey.put(key, client);
            }
        }
        return byKey;
    }

    private static List<JsonNode> objects(@Nullable List<JsonNode> nodes, String field) {
        List<JsonNode> given = nodes == null ? List.of() : nodes;
        for (int i = 0; i < given.size(); i++) {
            if (given.get(i) == null || !given.get(i).isObject()) {
                throw new InvalidInput(field + "[" + i + "]", "type", "Each entry is an object.");
            }
        }
        return given;
    }

    private static List<String> withoutNulls(List<String> texts, String field) {
        for (int i = 0; i < texts.size(); i++) {
            if (texts.get(i) == null) {
                throw new InvalidInput(field + "[" + i + "]", "type", "Each entry is a text.");
            }
        }
        return texts;
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static @Nullable String emptyToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
