package dev.patchbay.gateway.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.patchbay.gateway.Call;
import dev.patchbay.gateway.CallFailed;
import dev.patchbay.gateway.CallFailed.Cause;
import dev.patchbay.gateway.Limits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that want to keep us busy or full. Each is asked with half a second and 100 kB. */
@Timeout(20)
class GatewayLimitsTest {

    private static final Limits TIGHT =
            Limits.standard().within(Duration.ofMillis(500)).atMost(100_000);
    private static final Limits ROOMY =
            Limits.standard().within(Duration.ofSeconds(10)).atMost(100_000);

    private final MeasuredGateway gateway = TestGateways.local();

    @AfterEach
    void close() throws IOException {
        gateway.close();
    }

    @Test
    void aGzipBombIsCutOff() throws IOException {
        byte[] bomb = gzip(200_000_000);
        assertThat(bomb.length).isLessThan(250_000);
        try (RawServer server = RawServer.answering((request, out) -> {
            out.write(("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: " + bomb.length + "\r\n\r\n")
                    .getBytes(UTF_8));
            out.write(bomb);
        })) {
            assertThat(failure(server, ROOMY)).isEqualTo(Cause.TOO_LARGE);
        }
    }

    @Test
    void gzipThatNeverUnfoldsToAnythingIsCutOff() throws IOException {
        byte[] nothing = gzip(0);
        try (RawServer server = RawServer.answering((request, out) -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n".getBytes(UTF_8));
            while (true) {
                out.write(nothing);
            }
        })) {
            assertThat(failure(server, ROOMY)).isEqualTo(Cause.TOO_LARGE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"br", "zstd", "deflate", "gzip, gzip", "x"})
    void aCompressionThatWasNotAskedForIsRefused(String encoding) {
        try (RawServer server = RawServer.answering(
                "HTTP/1.1 200 OK\r\nContent-Encoding: " + encoding + "\r\nContent-Length: 2\r\n\r\nxx")) {
            assertThat(failure(server, ROOMY)).isEqualTo(Cause.MALFORMED);
        }
    }

    @Test
    void aBrokenOrTruncatedGzipIsMalformed() throws IOException {
        byte[] half = gzip(1000);
        try (RawServer broken = RawServer.answering(
                        "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\nnope");
                RawServer truncated = RawServer.answering((request, out) -> {
                    out.write(("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 12\r\n\r\n")
                            .getBytes(UTF_8));
                    out.write(half, 0, 12);
                })) {
            assertThat(failure(broken, ROOMY)).isEqualTo(Cause.MALFORMED);
            assertThat(failure(truncated, ROOMY)).isEqualTo(Cause.MALFORMED);
        }
    }

    @Test
    void anEndlessChunkedBodyIsCutOff() {
        try (RawServer server = RawServer.answering((request, out) -> {
            out.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n".getBytes(UTF_8));
            while (true) {
                out.write(("1000\r\n" + "x".repeat(0x1000) + "\r\n").getBytes(UTF_8));
            }
        })) {
            assertThat(failure(server, ROOMY)).isEqualTo(Cause.TOO_LARGE);
        }
    }

    @Test
    void aBodyOfExactlyTheLimitFitsAndOneByteMoreDoesNot() {
        try (RawServer fits =
                        RawServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n" + "x".repeat(100_000));
                RawServer more = RawServer.answering(
                        "HTTP/1.1 200 OK\r\nContent-Length: 100001\r\n\r\n" + "x".repeat(100_001))) {
            assertThat(gateway.send(Call.get(fits.uri("/")).withLimits(ROOMY)).body())
                    .hasSize(100_000);
            assertThat(failure(more, ROOMY)).isEqualTo(Cause.TOO_LARGE);
        }
    }

    @Test
    void aBodyThatDripsIsStoppedAtTheDeadline() {
        try (RawServer server = RawServer.answering((request, out) -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n".getBytes(UTF_8));
            drip(out);
        })) {
            assertStoppedInTime(server);
        }
    }

    @Test
    void headersThatDripAreStoppedAtTheDeadline() {
        try (RawServer server = RawServer.answering((request, out) -> {
            out.write("HTTP/1.1 200 OK\r\nX-Slow: ".getBytes(UTF_8));
            drip(out);
        })) {
            assertStoppedInTime(server);
        }
    }

    @Test
    void endlessInterimAnswersAreStoppedAtTheDeadline() {
        try (RawServer server = RawServer.answering((request, out) -> {
            while (true) {
                out.write("HTTP/1.1 103 Early Hints\r\n\r\n".getBytes(UTF_8));
            }
        })) {
            assertStoppedInTime(server);
        }
    }

    @Test
    void silenceIsStoppedAtTheDeadline() {
        try (RawServer server = RawServer.answering((request, out) -> Thread.sleep(10_000))) {
            assertStoppedInTime(server);
        }
    }

    @Test
    void theDeadlineIsForAllRedirectsTogether() {
        try (RawServer server = RawServer.answering((request, out) -> {
            Thread.sleep(200);
            out.write(RawServer.closing("HTTP/1.1 302 Found\r\nLocation: /\r\nContent-Length: 0\r\n\r\n"));
        })) {
            assertStoppedInTime(server);
        }
    }

    @Test
    void hugeHeadersAreRefused() {
        try (RawServer line = RawServer.answering("HTTP/1.1 200 OK\r\nX-Big: " + "x".repeat(1_000_000) + "\r\n\r\n");
                RawServer many = RawServer.answering("HTTP/1.1 200 OK\r\n" + "X-Many: x\r\n".repeat(10_000) + "\r\n");
                RawServer sum = RawServer.answering(
                        "HTTP/1.1 200 OK\r\n" + ("X-Sum: " + "x".repeat(10_000) + "\r\n").repeat(10) + "\r\n");
                RawServer status = RawServer.answering("HTTP/1.1 200 " + "O".repeat(1_000_000) + "\r\n\r\n")) {
            assertThat(failure(line, ROOMY)).isEqualTo(Cause.TOO_LARGE);
            assertThat(failure(many, ROOMY)).isEqualTo(Cause.TOO_LARGE);
            assertThat(failure(sum, ROOMY)).isEqualTo(Cause.TOO_LARGE);
            assertThat(failure(status, ROOMY)).isEqualTo(Cause.TOO_LARGE);
        }
    }

    @Test
    void whatIsNotHttpIsMalformed() {
        try (RawServer ssh =
                        RawServer.answering((request, out) -> out.write("SSH-2.0-OpenSSH_9.9\r\n".getBytes(UTF_8)));
                RawServer chunk = RawServer.answering(
                        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nhi\r\n0\r\n\r\n")) {
            assertThat(failure(ssh, ROOMY)).isIn(Cause.MALFORMED, Cause.RESET);
            assertThat(failure(chunk, ROOMY)).isEqualTo(Cause.MALFORMED);
        }
    }

    @Test
    void anAnswerThatBreaksOffIsAReset() {
        try (RawServer length = RawServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhi");
                RawServer chunk = RawServer.answering("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhi")) {
            assertThat(failure(length, ROOMY)).isEqualTo(Cause.RESET);
            assertThat(failure(chunk, ROOMY)).isEqualTo(Cause.RESET);
        }
    }

    @Test
    void afterAllThatTheGatewayStillWorks() throws IOException {
        aGzipBombIsCutOff();
        anEndlessChunkedBodyIsCutOff();
        aBodyThatDripsIsStoppedAtTheDeadline();
        try (RawServer server = RawServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi")) {
            assertThat(gateway.send(Call.get(server.uri("/"))).text()).isEqualTo("hi");
        }
    }

    private void assertStoppedInTime(RawServer server) {
        long start = System.nanoTime();
        assertThat(failure(server, TIGHT)).isEqualTo(Cause.TIMEOUT);
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(Duration.ofMillis(400), Duration.ofSeconds(3));
    }

    private Cause failure(RawServer server, Limits limits) {
        return catchThrowableOfType(
                        CallFailed.class,
                        () -> gateway.send(Call.get(server.uri("/")).withLimits(limits)))
                .cause();
    }

    private static void drip(java.io.OutputStream out) throws IOException, InterruptedException {
        while (true) {
            out.write('x');
            out.flush();
            Thread.sleep(20);
        }
    }

    private static byte[] gzip(int zeros) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            byte[] block = new byte[1_000_000];
            for (int left = zeros; left > 0; left -= block.length) {
                gzip.write(block, 0, Math.min(left, block.length));
            }
        }
        return bytes.toByteArray();
    }
}
