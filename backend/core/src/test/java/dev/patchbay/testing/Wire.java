package dev.patchbay.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Takes one connection, answers nothing or at once, and keeps each byte that comes until the connection ends, however it ends. */
public final class Wire implements AutoCloseable {

    private final ServerSocket socket;
    private final String answer;
    private final CompletableFuture<String> all = new CompletableFuture<>();

    public Wire(ServerSocket socket) {
        this(socket, "");
    }

    private Wire(ServerSocket socket, String answer) {
        this.socket = socket;
        this.answer = answer;
        Thread.ofVirtual().start(() -> all.complete(take()));
    }

    public static Wire plain() throws IOException {
        return answering("");
    }

    /** Sends that at the first byte, and goes on taking. */
    public static Wire answering(String answer) throws IOException {
        return new Wire(new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1")), answer);
    }

    public int port() {
        return socket.getLocalPort();
    }

    public URI uri(String origin) {
        return URI.create(origin + ":" + socket.getLocalPort() + "/");
    }

    /** All that came; waits for the end of the connection. */
    public String all() throws Exception {
        return all.get(20, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private String take() {
        ByteArrayOutputStream taken = new ByteArrayOutputStream();
        try (Socket connection = socket.accept()) {
            InputStream in = connection.getInputStream();
            int first = in.read();
            if (first >= 0) {
                taken.write(first);
                connection.getOutputStream().write(answer.getBytes(ISO_8859_1));
                in.transferTo(taken);
            }
        } catch (IOException brokenOff) {
            // which is an end too
        }
        return taken.toString(ISO_8859_1);
    }
}
