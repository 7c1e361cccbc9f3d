package dev.patchbay.api;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An app on a bare socket: it sees each byte of a request, and can answer with any. One request for each connection. */
final class RawApp implements AutoCloseable {

    /** Talks with whoever has just sent this head; the connection is closed after it. */
    interface Script {
        void talk(String head, InputStream in, OutputStream out) throws Exception;
    }

    private final ServerSocket socket;
    private final List<String> heads = new CopyOnWriteArrayList<>();
    private volatile Script script;

    RawApp(Script script) {
        this.script = script;
        try {
            socket = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    /** Always that answer. */
    static RawApp answering(String answer) {
        return new RawApp((head, in, out) -> write(out, answer));
    }

    void talking(Script how) {
        script = how;
    }

    static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    String url() {
        return "http://localhost:" + socket.getLocalPort();
    }

    /** The heads of all requests, as they came. */
    List<String> heads() {
        return heads;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                Thread.ofVirtual().start(() -> serve(connection));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            InputStream in = new BufferedInputStream(connection.getInputStream());
            String head = head(in);
            heads.add(head);
            script.talk(head, in, connection.getOutputStream());
        } catch (Exception theOtherSideLeft) {
            // which some of these tests are about
        }
    }

    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("No complete request");
            }
            head.write(next);
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }
}
