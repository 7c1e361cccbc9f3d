package dev.patchbay.authorization;

import com.github.scribejava.core.httpclient.HttpClient;
import com.github.scribejava.core.httpclient.multipart.MultipartPayload;
import com.github.scribejava.core.model.OAuthAsyncRequestCallback;
import com.github.scribejava.core.model.OAuthRequest;
import com.github.scribejava.core.model.Response;
import com.github.scribejava.core.model.Verb;
import dev.patchbay.connector.OAuth2.BodyFormat;
import dev.patchbay.gateway.Call;
import dev.patchbay.gateway.Gateway;
import dev.patchbay.gateway.Header;
import dev.patchbay.gateway.Limits;
import dev.patchbay.gateway.Purpose;
import dev.patchbay.gateway.Redirects;
import dev.patchbay.gateway.Reply;
import java.io.File;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Lets ScribeJava speak through the gateway, and so under the egress policy. ScribeJava hides the status of a refusal: the
 * answer is kept here beside it. One instance serves one request.
 */
final class GatewayHttpClient implements HttpClient {

    private static final JsonMapper JSON = new JsonMapper();

    private final Gateway gateway;
    private final Purpose purpose;
    private final BodyFormat format;
    private final String accept;
    private @Nullable Reply reply;

    /** @param format how the form that ScribeJava makes is really sent */
    GatewayHttpClient(Gateway gateway, Purpose purpose, BodyFormat format) {
        this(gateway, purpose, format, "application/json");
    }

    GatewayHttpClient(Gateway gateway, Purpose purpose) {
        this(gateway, purpose, BodyFormat.FORM);
    }

    /** @param accept the type of answer that is asked for */
    GatewayHttpClient(Gateway gateway, Purpose purpose, String accept) {
        this(gateway, purpose, BodyFormat.FORM, accept);
    }

    private GatewayHttpClient(Gateway gateway, Purpose purpose, BodyFormat format, String accept) {
        this.gateway = gateway;
        this.purpose = purpose;
        this.format = format;
        this.accept = accept;
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
        sent.add(new Header("Accept", accept));
        Limits limits = Limits.standard().following(Redirects.NEVER);
        Call call = new Call(verb.name(), URI.create(url), sent, null, limits, purpose);
        Reply answer = gateway.send(body == null || body.length == 0 ? call : withBody(call, body));
        reply = answer;
        Map<String, String> answered = new LinkedHashMap<>();
        answer.headers().forEach(header -> answered.put(header.name(), header.value()));
        return new Response(answer.status(), "", answered, answer.text());
    }

    private Call withBody(Call call, byte[] form) {
        return switch (format) {
            case FORM -> call.withBody(DEFAULT_CONTENT_TYPE, form);
            case JSON -> call.withBody("application/json", json(form));
        };
    }

    private static byte[] json(byte[] form) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String parameter : new String(form, StandardCharsets.US_ASCII).split("&")) {
            int equals = parameter.indexOf('=');
            parameters.put(
                    URLDecoder.decode(parameter.substring(0, equals), StandardCharsets.UTF_8),
                    URLDecoder.decode(parameter.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return JSON.writeValueAsBytes(parameters);
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
