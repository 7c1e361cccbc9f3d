package dev.patchbay.gateway.internal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.patchbay.gateway.CallFailed;
import dev.patchbay.gateway.CallFailed.Cause;
import dev.patchbay.gateway.Content;
import dev.patchbay.gateway.Header;
import dev.patchbay.gateway.Purpose;
import dev.patchbay.gateway.StreamedReply;
import dev.patchbay.gateway.StreamingCall;
import dev.patchbay.testing.Wire;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls without a limit in size: nothing bounds them but standing still, and all that guards other calls guards them too. */
@Timeout(30)
class GatewayStreamTest {

    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Duration LONG = Duration.ofSeconds(20);

    private final MeasuredGateway gateway = TestGateways.local();

    @AfterEach
    void close() throws IOException {
        gateway.close();
    }

    @Test
    void anAnswerIsThereBeforeItsBodyIs() throws IOException {
        CountDownLatch headSeen = new CountDownLatch(1);
        try (RawServer server = RawServer.answering((request, out) -> {
                    out.write("HTTP/1.1 200 OK\r\nContent-Length: 4\r\nX-A: b\r\n\r\n".getBytes(UTF_8));
                    out.flush();
                    if (headSeen.await(20, TimeUnit.SECONDS)) {
                        out.write("body".getBytes(UTF_8));
                    }
                });
                StreamedReply reply = gateway.open(call("GET", server.uri("/x"), null, LONG))) {
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.header("x-a")).hasValue("b");
            headSeen.countDown();
            assertThat(new String(reply.body().readAllBytes(), UTF_8)).isEqualTo("body");
        }
    }

    @Test
    void aBodyOfKnownLengthIsSentAsOneAndAnotherInChunks() {
        try (RawServer server = RawServer.answering("HTTP/1.1 204 No Content\r\n\r\n")) {
            gateway.open(call("PUT", server.uri("/known"), content("hello", 5), LONG))
                    .close();
            gateway.open(call("PUT", server.uri("/unknown"), content("hello", -1), LONG))
                    .close();

            assertThat(server.requests().getFirst())
                    .contains("Content-Length: 5\r\n")
                    .endsWith("\r\n\r\nhello");
            assertThat(server.requests().getLast())
                    .contains("Transfer-Encoding: chunked\r\n")
                    .doesNotContain("Content-Length");
        }
    }

    @Test
    void theCallSaysItselfWhichEncodingsItAccepts() throws IOException {
        try (RawServer server = RawServer.answering(
                "HTTP/1.1 200 OK\r\nContent-Encoding: br\r\nContent-Length: 2\r\n\r\n\u00ff\u0001")) {
            StreamingCall plain = call("GET", server.uri("/"), null, LONG);
            StreamingCall asking = new StreamingCall(
                    "GET", server.uri("/"), List.of(new Header("Accept-Encoding", "br")), null, LONG, Purpose.PROXY);
            try (StreamedReply reply = gateway.open(asking)) {
                assertThat(new String(reply.body().readAllBytes(), ISO_8859_1)).isEqualTo("\u00ff\u0001");
                assertThat(reply.header("Content-Encoding")).hasValue("br");
            }
            gateway.open(plain).close();
            assertThat(server.requests().getFirst()).contains("Accept-Encoding: br\r\n");
            assertThat(server.requests().getLast()).doesNotContain("Accept-Encoding");
        }
    }

    @Test
    void silenceEndsACallBeforeAndInItsAnswer() {
        try (RawServer mute = RawServer.answering((request, out) -> new CountDownLatch(1).await());
                RawServer stuck = RawServer.answering((request, out) -> {
                    out.write("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc".getBytes(UTF_8));
                    out.flush();
                    new CountDownLatch(1).await();
                })) {
            assertThat(failure(call("GET", mute.uri("/"), null, SHORT))).isEqualTo(Cause.TIMEOUT);
            try (StreamedReply reply = gateway.open(call("GET", stuck.uri("/"), null, SHORT))) {
                CallFailed failed = catchThrowableOfType(
                        CallFailed.class, () -> reply.body().readAllBytes());
                assertThat(failed.cause()).isEqualTo(Cause.TIMEOUT);
            }
        }
    }

    @Test
    void aHeadThatDripsOrNeverEndsIsCutOff() {
        try (RawServer dripping = RawServer.answering((request, out) -> {
                    out.write("HTTP/1.1 200 OK\r\nX-Slow: ".getBytes(UTF_8));
                    while (true) {
                        out.write('x');
                        out.flush();
                        Thread.sleep(20);
                    }
                });
                RawServer interim = RawServer.answering((request, out) -> {
                    while (true) {
                        out.write("HTTP/1.1 103 Early Hints\r\n\r\n".getBytes(UTF_8));
                    }
                });
                RawServer huge = RawServer.answering(
                        "HTTP/1.1 200 OK\r\n" + ("X-Sum: " + "x".repeat(10_000) + "\r\n").repeat(10) + "\r\n")) {
            assertThat(failure(call("GET", dripping.uri("/"), null, SHORT))).isEqualTo(Cause.TIMEOUT);
            assertThat(failure(call("GET", interim.uri("/"), null, SHORT))).isEqualTo(Cause.TIMEOUT);
            assertThat(failure(call("GET", huge.uri("/"), null, LONG))).isEqualTo(Cause.TOO_LARGE);
        }
    }

    @Test
    void anAppThatTakesNoMoreOfABodyIsGivenUp() throws Exception {
        try (java.net.ServerSocket deaf =
                new java.net.ServerSocket(0, 5, java.net.InetAddress.getByName("127.0.0.1"))) {
            InputStream endless = new InputStream() {
                @Override
                public int read() {
                    return 'x';
                }
            };
            URI uri = URI.create("http://127.0.0.1:" + deaf.getLocalPort() + "/");
            assertThat(failure(call("PUT", uri, new Content(endless, Content.UNKNOWN), SHORT)))
                    .isEqualTo(Cause.TIMEOUT);
        }
    }

    @Test
    void aFaultOfTheContentIsNoneOfTheApp() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the caller is gone");
            }
        };
        try (RawServer server = RawServer.answering("HTTP/1.1 204 No Content\r\n\r\n")) {
            assertThatExceptionOfType(UncheckedIOException.class)
                    .isThrownBy(() -> gateway.open(call("PUT", server.uri("/"), new Content(broken, 5), LONG)));
            assertThatExceptionOfType(UncheckedIOException.class)
                    .as("a body shorter than it says")
                    .isThrownBy(() -> gateway.open(call("PUT", server.uri("/"), content("abc", 5), LONG)));
            gateway.open(call("GET", server.uri("/"), null, LONG)).close();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 5, 64 * 1024, 100_000})
    void contentThatBreaksOffIsNeverCompleted(int bytes) throws Exception {
        try (Wire app = Wire.plain()) {
            Content half = breakingOff(bytes);
            assertThatExceptionOfType(UncheckedIOException.class)
                    .isThrownBy(() -> gateway.open(call("POST", app.uri("http://127.0.0.1"), half, LONG)));
            assertThat(app.all()).doesNotContain("0\r\n\r\n");
        }
    }

    @Test
    void contentThatFailsInAnyOtherWayIsNotCompletedEither() throws Exception {
        InputStream failing = new InputStream() {
            @Override
            public int read() {
                throw new IllegalStateException("the caller's request is over");
            }
        };
        try (Wire app = Wire.plain()) {
            Content half = new Content(failing, Content.UNKNOWN);
            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(() -> gateway.open(call("POST", app.uri("http://127.0.0.1"), half, LONG)));
            assertThat(app.all()).doesNotContain("0\r\n\r\n");
        }
    }

    @Test
    void anAnswerBeforeTheEndOfTheContentIsReadAndEndsIt() {
        CountDownLatch answered = new CountDownLatch(1);
        try (RawServer server = RawServer.answering((request, out) -> {
                    out.write("HTTP/1.1 413 Content Too Large\r\nContent-Length: 0\r\n\r\n".getBytes(UTF_8));
                    out.flush();
                    answered.countDown();
                    new CountDownLatch(1).await();
                });
                StreamedReply reply = gateway.open(call("POST", server.uri("/"), endlessAfter(answered), LONG))) {
            assertThat(reply.status()).isEqualTo(413);
        }
    }

    @Test
    void contentThatAnEarlyAnswerEndsIsNotCompleted() throws Exception {
        try (Wire app = Wire.answering("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")) {
            try (StreamedReply reply = gateway.open(
                    call("POST", app.uri("http://127.0.0.1"), endlessAfter(new CountDownLatch(0)), LONG))) {
                assertThat(new String(reply.body().readAllBytes(), UTF_8)).isEqualTo("ok");
            }
            assertThat(app.all()).contains("Transfer-Encoding: chunked").doesNotContain("0\r\n\r\n");
        }
    }

    @Test
    void contentInChunksArrivesWhole() throws Exception {
        InputStream pieces =
                new SequenceInputStream(new ByteArrayInputStream("first".getBytes(UTF_8)), content("last", 4).stream());
        try (Wire app = Wire.answering("HTTP/1.1 204 No Content\r\n\r\n")) {
            URI uri = app.uri("http://127.0.0.1");
            gateway.open(call("POST", uri, new Content(pieces, Content.UNKNOWN), LONG))
                    .close();
            gateway.close();
            assertThat(app.all()).endsWith("\r\n\r\n5\r\nfirst\r\n4\r\nlast\r\n0\r\n\r\n");
        }
    }

    @Test
    void closingEarlyBreaksTheCallOff() throws Exception {
        CountDownLatch left = new CountDownLatch(1);
        try (RawServer endless = RawServer.answering((request, out) -> {
            out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(UTF_8));
            try {
                while (true) {
                    out.write(new byte[10_000]);
                }
            } catch (IOException closed) {
                left.countDown();
            }
        })) {
            try (StreamedReply reply = gateway.open(call("GET", endless.uri("/"), null, LONG))) {
                reply.body().readNBytes(100_000);
            }
            assertThat(left.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void thePolicyAndTheChecksHold() {
        assertThat(failure(call("GET", URI.create("http://169.254.169.254/"), null, LONG)))
                .isEqualTo(Cause.REFUSED_BY_POLICY);
        assertThat(failure(call("GET", URI.create("http://127.0.0.2:1/"), null, LONG)))
                .isEqualTo(Cause.REFUSED_BY_POLICY);
        assertThat(failure(call("CONNECT", URI.create("http://127.0.0.1/"), null, LONG)))
                .isEqualTo(Cause.MALFORMED);
        for (Header header : List.of(
                new Header("Host", "evil"),
                new Header("Content-Length", "1"),
                new Header("Transfer-Encoding", "chunked"),
                new Header("X-A", "b\r\nX-Evil: 1"),
                new Header("X A", "b"))) {
            assertThat(failure(new StreamingCall(
                            "GET", URI.create("http://127.0.0.1/"), List.of(header), null, LONG, Purpose.PROXY)))
                    .isEqualTo(Cause.MALFORMED);
        }
    }

    @Test
    void noRedirectIsFollowed() {
        try (RawServer server =
                        RawServer.answering("HTTP/1.1 302 Found\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n");
                StreamedReply reply = gateway.open(call("GET", server.uri("/x"), null, LONG))) {
            assertThat(reply.status()).isEqualTo(302);
            assertThat(server.requests()).hasSize(1);
        }
    }

    /** So many bytes, and then a caller that is gone. */
    static Content breakingOff(int bytes) {
        InputStream gone = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the caller is gone");
            }
        };
        InputStream begin = new ByteArrayInputStream(new byte[bytes]);
        return new Content(bytes == 0 ? gone : new SequenceInputStream(begin, gone), Content.UNKNOWN);
    }

    /** A first byte, and all that one takes once the other side has answered. */
    static Content endlessAfter(CountDownLatch answered) {
        return new Content(
                new InputStream() {
                    private boolean begun;

                    @Override
                    public int read() {
                        return 'x';
                    }

                    @Override
                    public int read(byte[] buffer, int offset, int size) throws IOException {
                        if (!begun) {
                            begun = true;
                            return 1;
                        }
                        try {
                            answered.await();
                        } catch (InterruptedException e) {
                            throw new IOException(e);
                        }
                        return size;
                    }
                },
                Content.UNKNOWN);
    }

    private Cause failure(StreamingCall call) {
        return catchThrowableOfType(CallFailed.class, () -> gateway.open(call).close())
                .cause();
    }

    private static Content content(String text, long length) {
        return new Content(new ByteArrayInputStream(text.getBytes(UTF_8)), length);
    }

    private static StreamingCall call(String method, URI uri, @Nullable Content content, Duration idle) {
        return new StreamingCall(method, uri, List.of(), content, idle, Purpose.PROXY);
    }
}
