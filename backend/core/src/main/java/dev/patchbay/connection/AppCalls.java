package dev.patchbay.connection;

import dev.patchbay.connector.AuthMethod;
import dev.patchbay.connector.Connector;
import dev.patchbay.connector.UrlTemplate;
import dev.patchbay.gateway.Call;
import dev.patchbay.gateway.Header;
import dev.patchbay.organization.Scope;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The one way to make a call to an app authenticated, whatever the auth method. */
@Component
public class AppCalls {

    private final RequestSigner signer;

    AppCalls(RequestSigner signer) {
        this.signer = signer;
    }

    /** Where a connection's app has its API; empty when its connector has none, or a value of it is not known. */
    public static Optional<URI> baseUrl(Connector connector, AuthMethod method, Map<String, String> values) {
        String template = connector.definition().baseUrl(method);
        try {
            return template == null
                    ? Optional.empty()
                    : Optional.of(UrlTemplate.of(template).fill(values));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Whether calls have to be made here, because their proof depends on the call itself. */
    public boolean signs(AuthMethod method) {
        return signer.signs(method);
    }

    /** The call with what the app accepts as proof; headers of the same name give way. */
    public Call authenticated(
            Scope scope,
            Connector connector,
            AuthMethod method,
            Credentials credentials,
            Map<String, String> values,
            Call call) {
        return signer.sign(scope, connector, method, credentials, values, carrying(method, credentials, values, call));
    }

    /** Whether a call's body is part of its proof: all of it must then be there. Otherwise it may follow as a stream. */
    public boolean signsBody(AuthMethod method, Map<String, String> values, Call call) {
        return signer.signsBody(method, values, call);
    }

    /**
     * As {@link #authenticated}, for a call whose body follows as a stream and is not there yet.
     *
     * @throws IllegalArgumentException when the body has to be signed as well
     */
    public Call authenticatedStream(
            Scope scope,
            Connector connector,
            AuthMethod method,
            Credentials credentials,
            Map<String, String> values,
            Call call) {
        return signer.signStreamed(
                scope, connector, method, credentials, values, carrying(method, credentials, values, call));
    }

    private static Call carrying(AuthMethod method, Credentials credentials, Map<String, String> values, Call call) {
        RequestCredentials proof = RequestCredentials.of(method, credentials, values);
        List<Header> headers = new ArrayList<>(call.headers());
        headers.removeIf(header -> proof.headers().keySet().stream().anyMatch(header::named));
        proof.headers().forEach((name, value) -> headers.add(Header.secret(name, value)));
        return new Call(
                call.method(),
                withQuery(call.uri(), proof.query()),
                headers,
                call.body(),
                call.limits(),
                call.purpose());
    }

    /** The address with these parameters besides its own. */
    public static URI withQuery(URI uri, Map<String, String> query) {
        if (query.isEmpty()) {
            return uri;
        }
        String added = query.entrySet().stream()
                .map(e -> encode(e.getKey()) + "=" + encode(e.getValue()))
                .collect(Collectors.joining("&"));
        return URI.create(uri + (uri.getRawQuery() == null ? "?" : "&") + added);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
