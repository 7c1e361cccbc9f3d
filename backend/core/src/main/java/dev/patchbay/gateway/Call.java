package dev.patchbay.gateway;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One HTTP request to be sent by the {@link Gateway}. Its text never shows a query, a header's secret or a body. */
public record Call(
        String method, URI uri, List<Header> headers, byte @Nullable [] body, Limits limits, Purpose purpose) {

    private static final String FORM = "application/x-www-form-urlencoded";

    public Call {
        method = method.toUpperCase(Locale.ROOT);
        headers = List.copyOf(headers);
    }

    public Call(String method, URI uri, List<Header> headers, byte @Nullable [] body, Limits limits) {
        this(method, uri, headers, body, limits, Purpose.OTHER);
    }

    public static Call of(String method, URI uri) {
        return new Call(method, uri, List.of(), null, Limits.standard());
    }

    public static Call get(URI uri) {
        return of("GET", uri);
    }

    public static Call post(URI uri, String contentType, byte[] body) {
        return of("POST", uri).withBody(contentType, body);
    }

    /** A form post, its parameters in the map's order. */
    public static Call postForm(URI uri, Map<String, String> parameters) {
        String form = parameters.entrySet().stream()
                .map(parameter -> encode(parameter.getKey()) + "=" + encode(parameter.getValue()))
                .collect(Collectors.joining("&"));
        return post(uri, FORM, form.getBytes(StandardCharsets.US_ASCII));
    }

    public Call withHeader(String name, String value) {
        return withHeader(new Header(name, value));
    }

    /** With a header that holds a credential. */
    public Call withSecretHeader(String name, String value) {
        return withHeader(Header.secret(name, value));
    }

    public Call withHeader(Header header) {
        List<Header> more = new ArrayList<>(headers);
        more.add(header);
        return withHeaders(more);
    }

    /** Without any header of that name. */
    public Call withoutHeader(String name) {
        return withHeaders(
                headers.stream().filter(header -> !header.named(name)).toList());
    }

    /** With exactly these headers. */
    public Call withHeaders(List<Header> all) {
        return new Call(method, uri, all, body, limits, purpose);
    }

    /** With that body, and its type as the only {@code Content-Type}. */
    public Call withBody(String contentType, byte[] bytes) {
        List<Header> typed = new ArrayList<>(headers);
        typed.removeIf(header -> header.named("Content-Type"));
        typed.add(new Header("Content-Type", contentType));
        return new Call(method, uri, typed, bytes, limits, purpose);
    }

    public Call withLimits(Limits other) {
        return new Call(method, uri, headers, body, other, purpose);
    }

    public Call withPurpose(Purpose what) {
        return new Call(method, uri, headers, body, limits, what);
    }

    @Override
    public String toString() {
        return method + " " + uri.getScheme() + "://" + uri.getHost() + uri.getRawPath();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
