package dev.patchbay.api;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** An app's API on a port of its own, that keeps what it was asked and answers as the test says. */
final class AppServer implements AutoCloseable {

    /** A request as it arrived, header names as the JDK writes them. */
    record Asked(String method, String uri, Map<String, List<String>> headers, String body) {

        List<String> header(String name) {
            return headers.entrySet().stream()
                    .filter(header -> header.getKey().equalsIgnoreCase(name))
                    .flatMap(header -> header.getValue().stream())
                    .toList();
        }
    }

    /** Answers one exchange; the body has been read already. */
    interface Script {
        void answer(Asked asked, HttpExchange exchange) throws IOException;
    }

    private final HttpServer server;
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private volatile Script script = (request, exchange) -> answer(exchange, 200, "ok");

    AppServer() {
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 100);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            try (exchange) {
                Asked request = new Asked(
                        exchange.getRequestMethod(),
                        exchange.getRequestURI().toString(),
                        Map.copyOf(exchange.getRequestHeaders()),
                        new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                asked.add(request);
                script.answer(request, exchange);
            }
        });
        server.start();
    }

    static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    void answering(Script how) {
        script = how;
    }

    List<Asked> asked() {
        return asked;
    }

    Asked last() {
        return asked.getLast();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
