package dev.patchbay.gateway.internal;

import static dev.patchbay.gateway.Purpose.PROXY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.patchbay.gateway.Call;
import dev.patchbay.gateway.CallFailed;
import dev.patchbay.gateway.CallFailed.Cause;
import dev.patchbay.gateway.Content;
import dev.patchbay.gateway.Limits;
import dev.patchbay.gateway.StreamedReply;
import dev.patchbay.gateway.StreamingCall;
import dev.patchbay.gateway.internal.TestGateways.ScriptedNames;
import dev.patchbay.testing.Wire;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server at 127.0.0.1 whose certificate, which it signed itself, is for {@code a.test}. */
class GatewayTlsTest {

    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    static Path folder;

    private static KeyStore keys;

    private final List<String> servedNames = new CopyOnWriteArrayList<>();
    private final ScriptedNames names =
            new ScriptedNames().then("a.test", "127.0.0.1").then("b.test", "127.0.0.1");
    private SSLContext trusting;
    private SSLContext server;
    private SSLServerSocket socket;
    private final CountDownLatch answered = new CountDownLatch(1);

    @BeforeAll
    static void sign() throws Exception {
        keys = selfSigned();
    }

    @BeforeEach
    void start() throws Exception {
        KeyManagerFactory key = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        key.init(keys, PASSWORD);
        server = SSLContext.getInstance("TLS");
        server.init(key.getKeyManagers(), null, null);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(keys);
        trusting = SSLContext.getInstance("TLS");
        trusting.init(null, trust.getTrustManagers(), null);
        socket = (SSLServerSocket)
                server.getServerSocketFactory().createServerSocket(0, 10, InetAddress.getByName("127.0.0.1"));
        Thread.ofVirtual().start(this::serve);
    }

    @AfterEach
    void stop() throws Exception {
        socket.close();
    }

    @Test
    void theNameReachesTheServerThoughTheAddressIsPinned() throws Exception {
        try (MeasuredGateway gateway = gateway(trusting)) {
            assertThat(gateway.send(Call.get(uri("a.test"))).text()).isEqualTo("hi");
            assertThat(servedNames).containsExactly("type=host_name (0), value=a.test");
        }
    }

    @Test
    void aCertificateOfAnotherNameIsRefused() throws Exception {
        try (MeasuredGateway gateway = gateway(trusting)) {
            CallFailed failed = failure(gateway, "b.test");
            assertThat(failed.cause()).isEqualTo(Cause.TLS);
            assertThat(failed.detail()).isEqualTo("The certificate of b.test belongs to another name.");
        }
    }

    @Test
    void aCertificateThatNobodySignedIsRefused() throws Exception {
        try (MeasuredGateway gateway = TestGateways.gateway("127.0.0.1", names)) {
            CallFailed failed = failure(gateway, "a.test");
            assertThat(failed.cause()).isEqualTo(Cause.TLS);
            assertThat(failed.detail()).contains("not signed by an authority that is trusted here");
        }
    }

    @Test
    void aServerThatSpeaksNoTlsIsRefused() throws Exception {
        try (RawServer plain = RawServer.answering((request, out) -> {});
                MeasuredGateway gateway = gateway(trusting)) {
            CallFailed failed = catchThrowableOfType(
                    CallFailed.class,
                    () -> gateway.send(Call.get(URI.create("https://a.test:" + plain.port() + "/"))
                            .withLimits(Limits.standard().within(Duration.ofMillis(500)))));
            assertThat(failed.cause()).isIn(Cause.TLS, Cause.TIMEOUT);
        }
    }

    @Test
    void anAnswerBeforeTheEndOfTheContentIsReadAndEndsIt() throws Exception {
        try (MeasuredGateway gateway = gateway(trusting);
                StreamedReply reply = gateway.open(new StreamingCall(
                        "POST",
                        uri("a.test"),
                        List.of(),
                        GatewayStreamTest.endlessAfter(answered),
                        Duration.ofSeconds(20),
                        PROXY))) {
            assertThat(reply.status()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 5, 100_000})
    void contentThatBreaksOffIsNeverCompleted(int bytes) throws Exception {
        try (Wire app = new Wire(
                        server.getServerSocketFactory().createServerSocket(0, 10, InetAddress.getByName("127.0.0.1")));
                MeasuredGateway gateway = gateway(trusting)) {
            Content half = GatewayStreamTest.breakingOff(bytes);
            assertThatExceptionOfType(UncheckedIOException.class)
                    .isThrownBy(() -> gateway.open(new StreamingCall(
                            "POST", app.uri("https://a.test"), List.of(), half, Duration.ofSeconds(20), PROXY)));
            assertThat(app.all()).doesNotContain("0\r\n\r\n");
        }
    }

    private MeasuredGateway gateway(SSLContext trust) {
        return TestGateways.gateway("127.0.0.1", names, new DefaultClientTlsStrategy(trust), new SimpleMeterRegistry());
    }

    private URI uri(String host) {
        return URI.create("https://" + host + ":" + socket.getLocalPort() + "/");
    }

    private CallFailed failure(MeasuredGateway gateway, String host) {
        return catchThrowableOfType(CallFailed.class, () -> gateway.send(Call.get(uri(host))));
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (SSLSocket connection = (SSLSocket) socket.accept()) {
                connection.startHandshake();
                ((ExtendedSSLSession) connection.getSession())
                        .getRequestedServerNames()
                        .forEach(name -> servedNames.add(name.toString()));
                InputStream in = connection.getInputStream();
                int newlines = 0;
                for (int next = in.read(); next >= 0 && newlines < 2; next = newlines < 2 ? in.read() : -1) {
                    newlines = next == '\n' ? newlines + 1 : next == '\r' ? newlines : 0;
                }
                connection.getOutputStream().write(RawServer.closing("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi"));
                connection.getOutputStream().flush();
                answered.countDown();
                in.transferTo(OutputStream.nullOutputStream());
            } catch (Exception theOtherSideLeft) {
                // as it should where it does not trust us
            }
        }
    }

    private static KeyStore selfSigned() throws Exception {
        Path file = folder.resolve("keys.p12");
        int exit = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "a",
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-dname",
                        "CN=a.test",
                        "-ext",
                        "san=dns:a.test",
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        assertThat(exit).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD);
        }
        // trusted as an authority under another alias: a key entry alone is no trust anchor
        keys.setCertificateEntry("trusted", keys.getCertificate("a"));
        return keys;
    }
}
