package dev.patchbay.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.patchbay.testing.Wire;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Bodies of any size pass through as they come, both ways, and an end on one side is an end on the other. */
@ServerUnderTest
@Timeout(120)
class ProxyStreamTest {

    private static final long LARGE = 200L * 1024 * 1024;

    /** What may be on its way: the buffers of four sockets and of the copying, many times over, and far less than the body. */
    private static final long IN_FLIGHT = 40L * 1024 * 1024;

    private static final byte[] PIECE = new byte[64 * 1024];

    private final RawApp app = RawApp.answering("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok");
    private final ProxyWorld world;
    private final String proxy;

    ProxyStreamTest(World world) {
        this.world = new ProxyWorld(world, app.url());
        this.proxy = this.world.withKey();
    }

    @AfterEach
    void close() throws IOException {
        app.close();
    }

    @Test
    void a_large_download_is_never_held() throws Exception {
        AtomicLong written = new AtomicLong();
        app.talking((head, in, out) -> {
            RawApp.write(out, "HTTP/1.1 200 OK\r\nContent-Length: " + LARGE + "\r\n\r\n");
            send(out, written);
        });
        try (Socket caller = open("GET", "", "")) {
            InputStream in = caller.getInputStream();
            assertThat(head(in)).startsWith("HTTP/1.1 200").containsIgnoringCase("content-length: " + LARGE);
            long read = 0;
            long most = 0;
            for (int n = in.read(PIECE); n >= 0 && read < LARGE; n = in.read(PIECE)) {
                read += n;
                most = Math.max(most, written.get() - read);
                if (read >= LARGE) {
                    break;
                }
            }
            assertThat(read).isEqualTo(LARGE);
            assertThat(most).isLessThan(IN_FLIGHT);
        }
    }

    @Test
    void a_large_upload_is_never_held() throws Exception {
        AtomicLong arrived = new AtomicLong();
        AtomicLong most = new AtomicLong();
        AtomicLong written = new AtomicLong();
        app.talking((head, in, out) -> {
            byte[] buffer = new byte[64 * 1024];
            while (arrived.get() < LARGE) {
                int n = in.read(buffer);
                if (n < 0) {
                    return;
                }
                most.accumulateAndGet(written.get() - arrived.addAndGet(n), Math::max);
            }
            RawApp.write(out, "HTTP/1.1 201 Created\r\nContent-Length: 0\r\n\r\n");
        });
        try (Socket caller = open("PUT", "Content-Length: " + LARGE + "\r\n", "")) {
            send(caller.getOutputStream(), written);
            assertThat(head(caller.getInputStream())).startsWith("HTTP/1.1 201");
        }
        assertThat(arrived).hasValue(LARGE);
        assertThat(most.get()).isLessThan(IN_FLIGHT);
        assertThat(app.heads().getFirst()).containsIgnoringCase("content-length: " + LARGE);
    }

    @Test
    void each_event_passes_at_once() throws Exception {
        CountDownLatch seen = new CountDownLatch(1);
        app.talking((head, in, out) -> {
            RawApp.write(
                    out, "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n");
            RawApp.write(out, "d\r\ndata: one\r\n\r\n\r\n");
            if (seen.await(30, TimeUnit.SECONDS)) {
                RawApp.write(out, "d\r\ndata: two\r\n\r\n\r\n0\r\n\r\n");
            }
        });
        try (Socket caller = open("GET", "Accept: text/event-stream\r\n", "")) {
            InputStream in = caller.getInputStream();
            assertThat(head(in)).containsIgnoringCase("content-type: text/event-stream");
            assertThat(until(in, "data: one")).contains("data: one").doesNotContain("two");
            seen.countDown();
            assertThat(until(in, "data: two")).contains("data: two");
        }
    }

    @Test
    void each_piece_of_an_upload_passes_at_once() throws Exception {
        CountDownLatch seen = new CountDownLatch(1);
        app.talking((head, in, out) -> {
            until(in, "first");
            seen.countDown();
            until(in, "last");
            until(in, "0\r\n\r\n");
            RawApp.write(out, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        });
        try (Socket caller = open("POST", "Transfer-Encoding: chunked\r\n", "5\r\nfirst\r\n")) {
            assertThat(seen.await(30, TimeUnit.SECONDS)).isTrue();
            RawApp.write(caller.getOutputStream(), "4\r\nlast\r\n0\r\n\r\n");
            assertThat(head(caller.getInputStream())).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void the_app_is_left_alone_when_the_caller_goes() throws Exception {
        CountDownLatch broken = new CountDownLatch(1);
        app.talking((head, in, out) -> {
            RawApp.write(out, "HTTP/1.1 200 OK\r\nContent-Type: application/octet-stream\r\n\r\n");
            try {
                while (true) {
                    out.write(PIECE);
                }
            } catch (IOException theProxyHungUp) {
                broken.countDown();
            }
        });
        try (Socket caller = open("GET", "", "")) {
            caller.getInputStream().readNBytes(1_000_000);
        }
        assertThat(broken.await(60, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void an_upload_that_the_caller_breaks_off_is_not_completed() throws Exception {
        CountDownLatch ended = new CountDownLatch(1);
        AtomicLong arrived = new AtomicLong();
        app.talking((head, in, out) -> {
            try {
                for (int n = in.read(); n >= 0; n = in.read()) {
                    arrived.incrementAndGet();
                }
            } finally {
                ended.countDown();
            }
        });
        try (Socket caller = open("POST", "Content-Length: 1000\r\n", "begin")) {
            caller.shutdownOutput();
            assertThat(ended.await(60, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(arrived.get()).isLessThan(1000);
    }

    /** In chunks, only the last one tells an app that it has all (RFC 9112, section 8). */
    @ParameterizedTest
    @MethodSource("brokenUploads")
    void an_upload_in_chunks_that_breaks_is_not_completed(String begin, End end) throws Exception {
        try (Wire wire = Wire.plain()) {
            ProxyWorld silent = new ProxyWorld(world.world(), "http://localhost:" + wire.port());
            try (Socket caller = open(silent, silent.withKey(), "POST", "Transfer-Encoding: chunked\r\n", begin)) {
                switch (end) {
                    case WAITS -> assertThat(head(caller.getInputStream())).startsWith("HTTP/1.1 400");
                    case HALF_CLOSES -> caller.shutdownOutput();
                    case RESETS -> {
                        caller.setSoLinger(true, 0);
                        caller.close();
                    }
                }
                assertThat(wire.all()).doesNotContain("0\r\n\r\n");
            }
        }
    }

    private enum End {
        WAITS,
        HALF_CLOSES,
        RESETS
    }

    static Stream<Arguments> brokenUploads() {
        String large = "186a0\r\n" + "x".repeat(100_000) + "\r\n";
        return Stream.of(
                Arguments.of("-1\r\n", End.WAITS),
                Arguments.of("FFFFFFFFFFFFFFFFF\r\n", End.WAITS),
                Arguments.of("5\r\nabcde\r\nZZ\r\n", End.WAITS),
                Arguments.of("5\r\nabcde\r\n-1\r\n", End.WAITS),
                Arguments.of(large + "ZZ\r\n", End.WAITS),
                Arguments.of("5\r\nabcde\r\n", End.HALF_CLOSES),
                Arguments.of("a\r\nabc", End.HALF_CLOSES),
                Arguments.of("", End.HALF_CLOSES),
                Arguments.of(large, End.HALF_CLOSES),
                Arguments.of("5\r\nabcde\r\n", End.RESETS),
                Arguments.of(large, End.RESETS));
    }

    @Test
    void a_body_that_the_app_breaks_off_does_not_look_complete() throws Exception {
        app.talking((head, in, out) ->
                RawApp.write(out, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n"));
        try (Socket caller = open("GET", "", "")) {
            String all = new String(caller.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            assertThat(all).contains("hello").doesNotContain("0\r\n\r\n").doesNotContain("upstream_");
        }
        app.talking((head, in, out) -> RawApp.write(out, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhello"));
        assertThatExceptionOfType(Exception.class).isThrownBy(() -> world.api().get(proxy + "/half"));
    }

    @Test
    void an_answer_before_the_end_of_an_upload_is_passed_on() throws Exception {
        app.talking((head, in, out) -> {
            in.readNBytes(100_000);
            RawApp.write(out, "HTTP/1.1 413 Content Too Large\r\nContent-Length: 3\r\nConnection: close\r\n\r\nbig");
            in.readAllBytes();
        });
        try (Socket caller = open("PUT", "Content-Length: " + LARGE + "\r\n", "")) {
            Thread.ofVirtual().start(() -> {
                try {
                    send(caller.getOutputStream(), new AtomicLong());
                } catch (IOException refused) {
                    // the server does not take the rest
                }
            });
            assertThat(head(caller.getInputStream())).startsWith("HTTP/1.1 413");
        }
    }

    @Test
    void what_is_compressed_stays_so_and_what_is_plain_too() throws Exception {
        app.talking(
                (head, in, out) -> RawApp.write(
                        out,
                        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\n\u001f\u008bxy"));
        try (Socket caller = open("GET", "Accept-Encoding: gzip, br\r\nConnection: close\r\n", "")) {
            String all = new String(caller.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            assertThat(all).containsIgnoringCase("content-encoding: gzip").endsWith("\u001f\u008bxy");
        }
        assertThat(app.heads().getFirst()).contains("Accept-Encoding: gzip, br");
        String plain = "{\"a\":\"" + "x".repeat(10_000) + "\"}";
        app.talking((head, in, out) -> RawApp.write(
                out,
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + plain.length() + "\r\n\r\n"
                        + plain));
        try (Socket caller = open("GET", "Accept-Encoding: gzip\r\nConnection: close\r\n", "")) {
            String all = new String(caller.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            assertThat(all).doesNotContainIgnoringCase("content-encoding").endsWith(plain);
        }
    }

    @Test
    void a_head_tells_the_length_and_an_interim_answer_is_no_answer() throws Exception {
        app.talking((head, in, out) -> RawApp.write(
                out, "HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 1234\r\n\r\n"));
        try (Socket caller = open("HEAD", "Connection: close\r\n", "")) {
            String all = new String(caller.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            assertThat(all)
                    .startsWith("HTTP/1.1 200")
                    .containsIgnoringCase("content-length: 1234")
                    .endsWith("\r\n\r\n");
        }
    }

    private Socket open(String method, String headers, String body) throws IOException {
        return open(world, proxy, method, headers, body);
    }

    private static Socket open(ProxyWorld world, String proxy, String method, String headers, String body)
            throws IOException {
        Socket caller = new Socket("localhost", world.world().port());
        RawApp.write(
                caller.getOutputStream(),
                method + " " + proxy + "/stream HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                        + world.api().key() + "\r\n" + headers + "\r\n" + body);
        return caller;
    }

    private static void send(OutputStream out, AtomicLong written) throws IOException {
        byte[] piece = new byte[64 * 1024];
        while (written.get() < LARGE) {
            out.write(piece);
            written.addAndGet(piece.length);
        }
        out.flush();
    }

    private static String head(InputStream in) throws IOException {
        return until(in, "\r\n\r\n");
    }

    /** All up to and with that text. */
    private static String until(InputStream in, String end) throws IOException {
        StringBuilder text = new StringBuilder();
        while (text.indexOf(end, text.length() - end.length()) < 0) {
            int next = in.read();
            if (next < 0) {
                return text.toString();
            }
            text.append((char) next);
        }
        return text.toString();
    }
}
