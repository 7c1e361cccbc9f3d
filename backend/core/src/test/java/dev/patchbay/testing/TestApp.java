package dev.patchbay.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An app on 127.0.0.1 that answers as the test says: {@code /token}, {@code /revoke}, and {@code /me}, which tells whose
 * account it is. Unless told otherwise its tokens are numbered and live for an hour, and its refresh tokens rotate.
 */
public final class TestApp implements AutoCloseable {

    /** A request as it arrived, its form taken apart. */
    public record Asked(
            String method,
            String path,
            Map<String, String> headers,
            Map<String, String> form,
            Map<String, String> query,
            String body) {

        /** The value of a header, in whatever case it came. */
        public String header(String name) {
            return headers.entrySet().stream()
                    .filter(header -> header.getKey().equalsIgnoreCase(name))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElse("");
        }
    }

    /** An answer to give. */
    public record Answer(int status, String type, String body, Map<String, String> headers) {

        public Answer(int status, String type, String body) {
            this(status, type, body, Map.of());
        }

        public Answer(int status, String type, String body, String location) {
            this(status, type, body, Map.of("Location", location));
        }

        /** The same with one header. */
        public Answer with(String name, String value) {
            return new Answer(status, type, body, Map.of(name, value));
        }

        public static Answer json(int status, String body) {
            return new Answer(status, "application/json", body);
        }
    }

    /** Decides what an endpoint answers; it may block, for a slow app. */
    public interface Endpoint {
        Answer answer(Asked asked) throws InterruptedException;
    }

    private final HttpServer server;
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final AtomicInteger tokens = new AtomicInteger();
    private final Map<String, Endpoint> others = new ConcurrentHashMap<>();
    private volatile Endpoint token = this::nextToken;
    private volatile Endpoint me = request -> Answer.json(200, "{\"id\":\"acc_1\",\"name\":\"Ada's account\"}");
    private volatile Endpoint revoke = request -> Answer.json(200, "{}");

    public TestApp() {
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 200);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext(
                "/",
                exchange -> answer(exchange, request -> switch (request.path()) {
                    case "/token" -> token.answer(request);
                    case "/revoke" -> revoke.answer(request);
                    case "/me" -> me.answer(request);
                    default ->
                        others.getOrDefault(request.path(), nowhere -> Answer.json(404, "{}"))
                                .answer(request);
                }));
        server.start();
    }

    public String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    public TestApp onToken(Endpoint endpoint) {
        token = endpoint;
        return this;
    }

    public TestApp onMe(Endpoint endpoint) {
        me = endpoint;
        return this;
    }

    public TestApp onRevoke(Endpoint endpoint) {
        revoke = endpoint;
        return this;
    }

    /** An endpoint of the test's own, until {@link #reset}. */
    public TestApp on(String path, Endpoint endpoint) {
        others.put(path, endpoint);
        return this;
    }

    /** As freshly made. */
    public void reset() {
        others.clear();
        token = this::nextToken;
        me = request -> Answer.json(200, "{\"id\":\"acc_1\",\"name\":\"Ada's account\"}");
        revoke = request -> Answer.json(200, "{}");
        asked.clear();
    }

    public List<Asked> asked() {
        return List.copyOf(asked);
    }

    public List<Asked> asked(String path) {
        return asked.stream().filter(request -> request.path().equals(path)).toList();
    }

    /**
     * What the token endpoint was asked other than to renew tokens: a server under test renews those of earlier tests whenever they fall
     * due, which tells nothing of one test.
     */
    public List<Asked> exchanges() {
        return asked("/token").stream()
                .filter(request -> !"refresh_token".equals(request.form().get("grant_type")))
                .toList();
    }

    /** What the token endpoint answers by itself. */
    public Answer nextToken(Asked request) {
        int number = tokens.incrementAndGet();
        return Answer.json(
                200,
                "{\"access_token\":\"access-" + number + "\",\"refresh_token\":\"refresh-" + number
                        + "\",\"token_type\":\"Bearer\",\"expires_in\":3600}");
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange, Endpoint endpoint) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Map<String, String> headers = new LinkedHashMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
        String query = exchange.getRequestURI().getRawQuery();
        Asked request = new Asked(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                headers,
                form(body),
                query == null ? Map.of() : form(query),
                body);
        asked.add(request);
        try {
            Answer answer = endpoint.answer(request);
            byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", answer.type());
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            exchange.close();
        }
    }

    private static Map<String, String> form(String body) {
        Map<String, String> form = new LinkedHashMap<>();
        for (String pair : body.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                form.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
            }
        }
        return form;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
