package dev.patchbay.authorization;

import com.github.scribejava.core.httpclient.HttpClient;
import com.github.scribejava.core.httpclient.multipart.MultipartPayload;
import com.github.scribejava.core.model.OAuthAsyncRequestCallback;
import com.github.scribejava.core.model.OAuthRequest;
import com.github.scribejava.core.model.Response;
import com.github.scribejava.core.model.Verb;
import dev.patchbay.gateway.Call;
import dev.patchbay.gateway.Gateway;
import dev.patchbay.gateway.Header;
import dev.patchbay.gateway.Limits;
import dev.patchbay.gateway.Purpose;
import dev.patchbay.gateway.Redirects;
import dev.patchbay.gateway.Reply;
import java.io.File;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Lets ScribeJava speak through the gateway, and so under the egress policy. ScribeJava hides the status of a refusal: the
 * answer is kept here beside it. One instance serves one request.
 */
final class GatewayHttpClient implements HttpClient {

    private final Gateway gateway;
    private final Purpose purpose;
    private @Nullable Reply reply;

    GatewayHttpClient(Gateway gateway, Purpose purpose) {
        this.gateway = gateway;
        this.purpose = purpose;
    }

    /** What the app answered; absent when it did not. */
    @Nullable
    Reply reply() {
        return reply;
    }

    @Override
    public Response execute(
            @Nullable String userAgent, Map<String, String> headers, Verb verb, String url, byte @Nullable [] body) {
        List<Header> sent = new ArrayList<>();
        headers.forEach((name, value) -> sent.add(new Header(name, value)));
        sent.add(new Header("Accept", "application/json"));
        Limits limits = Limits.standard().following(Redirects.NEVER);
        Call call = new Call(verb.name(), URI.create(url), sent, null, limits, purpose);
        Reply answer =
                gateway.send(body == null || body.length == 0 ? call : call.withBody(DEFAULT_CONTENT_TYPE, body));
        reply = answer;
        Map<String, String> answered = new LinkedHashMap<>();
        answer.headers().forEach(header -> answered.put(header.name(), header.value()));
        return new Response(answer.status(), "", answered, answer.text());
    }

    @Override
    public Response execute(
            @Nullable String userAgent, Map<String, String> headers, Verb verb, String url, @Nullable String body) {
        byte[] bytes = body == null ? null : body.getBytes(StandardCharsets.UTF_8);
        return execute(userAgent, headers, verb, url, bytes);
    }

    @Override
    public Response execute(
            @Nullable String userAgent, Map<String, String> headers, Verb verb, String url, MultipartPayload body) {
        throw neverAsked();
    }

    @Override
    public Response execute(@Nullable String userAgent, Map<String, String> headers, Verb verb, String url, File body) {
        throw neverAsked();
    }

    @Override
    public <T> Future<T> executeAsync(
            @Nullable String userAgent,
            Map<String, String> headers,
            Verb verb,
            String url,
            byte @Nullable [] body,
            OAuthAsyncRequestCallback<T> callback,
            OAuthRequest.ResponseConverter<T> converter) {
        throw neverAsked();
    }

    @Override
    public <T> Future<T> executeAsync(
            @Nullable String userAgent,
            Map<String, String> headers,
            Verb verb,
            String url,
            MultipartPayload body,
            OAuthAsyncRequestCallback<T> callback,
            OAuthRequest.ResponseConverter<T> converter) {
        throw neverAsked();
    }

    @Override
    public <T> Future<T> executeAsync(
            @Nullable String userAgent,
            Map<String, String> headers,
            Verb verb,
            String url,
            @Nullable String body,
            OAuthAsyncRequestCallback<T> callback,
            OAuthRequest.ResponseConverter<T> converter) {
        throw neverAsked();
    }

    @Override
    public <T> Future<T> executeAsync(
            @Nullable String userAgent,
            Map<String, String> headers,
            Verb verb,
            String url,
            File body,
            OAuthAsyncRequestCallback<T> callback,
            OAuthRequest.ResponseConverter<T> converter) {
        throw neverAsked();
    }

    @Override
    public void close() {
        // The gateway outlives every request.
    }

    private static IllegalStateException neverAsked() {
        return new IllegalStateException("Token requests are plain forms, sent synchronously");
    }
}
