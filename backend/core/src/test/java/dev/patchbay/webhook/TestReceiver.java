package dev.patchbay.webhook;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A SaaS's backend on 127.0.0.1 that takes webhooks, and answers as the test says: 200 unless told otherwise. */
public final class TestReceiver implements AutoCloseable {

    /** A request as it arrived; the names of headers have no case. */
    public record Got(Map<String, String> headers, String body) {

        public String id() {
            return headers.getOrDefault("webhook-id", "");
        }

        public String type() {
            return json().path("type").asString();
        }

        public JsonNode json() {
            return JsonMapper.shared().readTree(body);
        }

        /** Whether one of its signatures was made with that secret. */
        public boolean isSignedWith(String secret) {
            String signature = SigningSecret.parse(secret)
                    .sign(
                            id(),
                            Long.parseLong(headers.getOrDefault("webhook-timestamp", "0")),
                            body.getBytes(StandardCharsets.UTF_8));
            return List.of(headers.getOrDefault("webhook-signature", "").split(" "))
                    .contains(signature);
        }
    }

    /** What to answer. */
    public record Answer(int status, Map<String, String> headers, String body) {

        public static Answer of(int status) {
            return new Answer(status, Map.of(), "");
        }
    }

    /** Decides what to answer. */
    public interface Endpoint {
        Answer answer(Got got);
    }

    private final HttpServer server;
    private final List<Got> got = new CopyOnWriteArrayList<>();
    private final BlockingQueue<Got> arriving = new LinkedBlockingQueue<>();
    private volatile Endpoint endpoint = request -> Answer.of(200);

    public TestReceiver() {
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 200);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hooks";
    }

    public TestReceiver answering(Endpoint how) {
        endpoint = how;
        return this;
    }

    public TestReceiver answering(int status) {
        return answering(request -> Answer.of(status));
    }

    public List<Got> got() {
        return List.copyOf(got);
    }

    /** The next request, however soon or late it comes. */
    public Got next() {
        try {
            Got next = arriving.poll(20, TimeUnit.SECONDS);
            if (next == null) {
                throw new AssertionError("Nothing arrived");
            }
            return next;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public List<String> types() {
        return got.stream().map(Got::type).toList();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
        Got request = new Got(headers, new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        got.add(request);
        Answer answer = endpoint.answer(request);
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
        arriving.add(request);
    }
}
