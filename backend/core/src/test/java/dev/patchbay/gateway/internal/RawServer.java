package dev.patchbay.gateway.internal;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server on a bare socket of 127.0.0.1, able to misbehave in every way. One answer for each connection. */
final class RawServer implements AutoCloseable {

    /** Writes whatever it likes; the connection is closed after it. */
    interface Script {
        void answer(String request, OutputStream out) throws IOException, InterruptedException;
    }

    private final ServerSocket socket;
    private final List<String> requests = new CopyOnWriteArrayList<>();

    private RawServer(ServerSocket socket) {
        this.socket = socket;
    }

    static RawServer answering(Script script) {
        try {
            return on(new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1")), script);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** That answer, and says that the connection ends with it. */
    static RawServer answering(String response) {
        return answering((request, out) -> out.write(closing(response)));
    }

    static byte[] closing(String response) {
        return response.replaceFirst("\r\n", "\r\nConnection: close\r\n").getBytes(StandardCharsets.ISO_8859_1);
    }

    static RawServer on(ServerSocket socket, Script script) {
        RawServer server = new RawServer(socket);
        Thread.ofVirtual().start(() -> server.accept(script));
        return server;
    }

    int port() {
        return socket.getLocalPort();
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port() + path);
    }

    /** Each request as it came, head and body. */
    List<String> requests() {
        return requests;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept(Script script) {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                Thread.ofVirtual().start(() -> serve(connection, script));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket connection, Script script) {
        try (connection) {
            String request = read(new BufferedInputStream(connection.getInputStream()));
            requests.add(request);
            script.answer(request, connection.getOutputStream());
            connection.getOutputStream().flush();
        } catch (IOException | InterruptedException theOtherSideLeft) {
            // that is what many of these tests are about
        }
    }

    private static String read(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("no complete request");
            }
            head.write(next);
        }
        String text = head.toString(StandardCharsets.ISO_8859_1);
        int length = text.lines()
                .filter(line -> line.toLowerCase().startsWith("content-length:"))
                .map(line -> Integer.parseInt(line.substring(15).strip()))
                .findFirst()
                .orElse(0);
        return text + new String(in.readNBytes(length), StandardCharsets.ISO_8859_1);
    }
}
