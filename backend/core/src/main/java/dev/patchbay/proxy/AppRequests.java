package dev.patchbay.proxy;

import dev.patchbay.connection.AppAccess;
import dev.patchbay.connection.AppAccess.Access;
import dev.patchbay.gateway.Call;
import dev.patchbay.gateway.Content;
import dev.patchbay.gateway.Header;
import dev.patchbay.gateway.Limits;
import dev.patchbay.gateway.Purpose;
import dev.patchbay.gateway.StreamingCall;
import dev.patchbay.organization.Scope;
import dev.patchbay.problem.InvalidInput;
import dev.patchbay.proxy.ProxyProblems.NoBaseUrl;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the request that goes to an app: the caller's, on the app's base URL, with the connection's proof. */
final class AppRequests {

    /** A body that is signed has to be held as a whole. */
    private static final int MOST_SIGNED = 10 * 1024 * 1024;

    private final AppAccess apps;
    private final Duration idle;

    AppRequests(AppAccess apps, Duration idle) {
        this.apps = apps;
        this.idle = idle;
    }

    /**
     * @throws NoBaseUrl when the connector does not say where the app's API is
     * @throws InvalidInput when a header cannot be passed on, or the body is too large to be signed
     */
    Outgoing to(Scope scope, Access access, ProxyRequest request, ProxyPath path, @Nullable KeptContent content) {
        Destination destination = Destination.of(access.baseUrl().orElseThrow(NoBaseUrl::new));
        return apps.signs(access)
                ? signed(scope, access, destination, request, path, content)
                : carrying(access, destination, request, path, content);
    }

    private Outgoing carrying(
            Access access,
            Destination destination,
            ProxyRequest request,
            ProxyPath path,
            @Nullable KeptContent content) {
        Map<String, String> query = access.request().query();
        URI uri = destination.below(path, ProxyQuery.of(request.query(), query));
        List<Header> headers =
                PassedHeaders.toApp(request.headers(), access.request().headers(), request.requestId());
        return outgoing(destination, request, uri, headers, content == null ? null : content.content(), query);
    }

    private Outgoing signed(
            Scope scope,
            Access access,
            Destination destination,
            ProxyRequest request,
            ProxyPath path,
            @Nullable KeptContent content) {
        Map<String, String> query = access.request().query();
        URI uri = destination.below(path, ProxyQuery.without(request.query(), query));
        List<Header> headers = PassedHeaders.toApp(request.headers(), Map.of(), request.requestId());
        Call call = new Call(request.method(), uri, headers, null, Limits.standard(), Purpose.PROXY);
        if (content == null) {
            return outgoing(destination, request, apps.signed(scope, access, call), null, query);
        }
        if (!apps.signsBody(access, call)) {
            return outgoing(destination, request, apps.signedStream(scope, access, call), content.content(), query);
        }
        byte[] body = read(content);
        Call whole = new Call(request.method(), uri, headers, body, Limits.standard(), Purpose.PROXY);
        Content sent = new Content(new ByteArrayInputStream(body), body.length);
        return outgoing(destination, request, apps.signed(scope, access, whole), sent, query);
    }

    private Outgoing outgoing(
            Destination destination,
            ProxyRequest request,
            Call signed,
            @Nullable Content content,
            Map<String, String> query) {
        return outgoing(destination, request, signed.uri(), signed.headers(), content, query);
    }

    private Outgoing outgoing(
            Destination destination,
            ProxyRequest request,
            URI uri,
            List<Header> headers,
            @Nullable Content content,
            Map<String, String> query) {
        StreamingCall call = new StreamingCall(request.method(), uri, headers, content, idle, Purpose.PROXY);
        return new Outgoing(destination, call, new Secrets(headers, query), query);
    }

    private static byte[] read(KeptContent content) {
        try {
            byte[] body = content.whole(MOST_SIGNED);
            if (body.length > MOST_SIGNED) {
                throw new InvalidInput("body", "too_large", "A body that has to be signed may have at most 10 MiB.");
            }
            return body;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
