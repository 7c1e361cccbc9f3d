package dev.patchbay.connection;

import dev.patchbay.connector.AppUrl;
import dev.patchbay.connector.AuthMethod;
import dev.patchbay.connector.Connector;
import dev.patchbay.connector.Verification;
import dev.patchbay.connector.Verification.AccountPointers;
import dev.patchbay.gateway.Call;
import dev.patchbay.gateway.CallFailed;
import dev.patchbay.gateway.Gateway;
import dev.patchbay.gateway.Header;
import dev.patchbay.gateway.Limits;
import dev.patchbay.gateway.Purpose;
import dev.patchbay.gateway.Redirects;
import dev.patchbay.gateway.Reply;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Proves credentials by the connector's verification call, and reads whose account they open. */
@Component
public class Verifier {

    private static final AccountPointers USUAL_PLACES = new AccountPointers("/id", "/name", "/email");
    private static final int LONGEST_ACCOUNT_TEXT = 300;

    private final Gateway gateway;
    private final JsonMapper json = new JsonMapper();

    Verifier(Gateway gateway) {
        this.gateway = gateway;
    }

    /** What the call showed. */
    public sealed interface Outcome {}

    /** They work. {@code called} is false when the connector has no call to make. */
    public record Works(Account account, boolean called) implements Outcome {}

    /** The app said no. */
    public record Refused(int status, String message) implements Outcome {

        /** For whoever helps the person. */
        public String detail() {
            return Verifier.detail(status);
        }
    }

    /**
     * The app gave no usable answer.
     *
     * @param message one sentence that tells the person what to do
     * @param detail for whoever helps them
     */
    public record NoAnswer(String message, String detail) implements Outcome {}

    public Outcome verify(Connector connector, AuthMethod method, Credentials credentials) {
        Verification verification = connector.definition().verification();
        String baseUrl = connector.definition().baseUrl();
        if (verification == null || baseUrl == null) {
            return new Works(Account.UNKNOWN, false);
        }
        Reply reply;
        try {
            reply = gateway.send(call(baseUrl, verification, RequestCredentials.of(method, credentials)));
        } catch (CallFailed e) {
            return new NoAnswer(connector.name() + " could not be reached. Try again in a minute.", e.detail());
        }
        if (verification.expectStatus().contains(reply.status())) {
            return new Works(account(reply, verification.account()), true);
        }
        return switch (reply.status()) {
            case 401, 403 ->
                new Refused(
                        reply.status(),
                        connector.name() + " did not accept these credentials. Check them and try again.");
            case 429 ->
                new NoAnswer(connector.name() + " asks for a pause. Try again in a minute.", detail(reply.status()));
            default ->
                reply.status() >= 500
                        ? new NoAnswer(
                                connector.name() + " has a problem of its own just now. Try again in a minute.",
                                detail(reply.status()))
                        : new Refused(
                                reply.status(),
                                connector.name() + " did not accept this. Check what you entered and try again.");
        };
    }

    private static String detail(int status) {
        return "The test call answered with status " + status;
    }

    private static Call call(String baseUrl, Verification verification, RequestCredentials credentials) {
        URI target = withQuery(AppUrl.below(baseUrl, verification.path()), credentials.query());
        List<Header> headers = new ArrayList<>(List.of(new Header("Accept", "application/json")));
        credentials.headers().forEach((name, value) -> headers.add(Header.secret(name, value)));
        Limits limits = Limits.standard().following(Redirects.NEVER);
        return new Call(verification.method(), target, headers, null, limits, Purpose.VERIFICATION);
    }

    static URI withQuery(URI uri, Map<String, String> query) {
        if (query.isEmpty()) {
            return uri;
        }
        String added = query.entrySet().stream()
                .map(e -> encode(e.getKey()) + "=" + encode(e.getValue()))
                .collect(Collectors.joining("&"));
        return URI.create(uri + (uri.getRawQuery() == null ? "?" : "&") + added);
    }

    private Account account(Reply reply, @Nullable AccountPointers pointers) {
        JsonNode answer;
        try {
            answer = json.readTree(reply.body());
        } catch (JacksonException e) {
            return Account.UNKNOWN;
        }
        AccountPointers places = pointers == null ? USUAL_PLACES : pointers;
        return new Account(
                text(answer, places.id()).orElse(null),
                text(answer, places.name()).orElse(null),
                text(answer, places.email()).orElse(null));
    }

    private static Optional<String> text(JsonNode answer, @Nullable String pointer) {
        if (pointer == null || !pointer.startsWith("/")) {
            return Optional.empty();
        }
        JsonNode found = answer.at(pointer);
        if (!found.isString() && !found.isNumber()) {
            return Optional.empty();
        }
        String text = found.asString().replaceAll("\\p{Cntrl}", " ").strip();
        return text.isEmpty()
                ? Optional.empty()
                : Optional.of(text.substring(0, Math.min(text.length(), LONGEST_ACCOUNT_TEXT)));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
