package dev.patchbay.gateway.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.gateway.Call;
import dev.patchbay.gateway.CallFailed;
import dev.patchbay.gateway.Limits;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class SystemNamesTest {

    private final CountDownLatch never = new CountDownLatch(1);

    @Test
    void asksTheResolverOfTheMachine() throws UnknownHostException {
        try (SystemNames names = new SystemNames()) {
            assertThat(names.resolve("localhost", Duration.ofSeconds(5))).allMatch(InetAddress::isLoopbackAddress);
            assertThatThrownBy(() -> names.resolve("no-such-name.invalid", Duration.ofSeconds(5)))
                    .isInstanceOf(UnknownHostException.class);
        }
    }

    @Test
    void aResolverThatHangsIsNotWaitedFor() throws IOException {
        try (SystemNames names = new SystemNames(this::hang);
                MeasuredGateway gateway = TestGateways.gateway("", names)) {
            assertThat(TestGateways.policy("", names).refusal("https://slow.test/"))
                    .isEmpty();
            assertThatThrownBy(() -> gateway.send(Call.get(URI.create("https://slow.test/"))
                            .withLimits(Limits.standard().within(Duration.ofMillis(200)))))
                    .isInstanceOfSatisfying(
                            CallFailed.class,
                            failed -> assertThat(failed.cause()).isEqualTo(CallFailed.Cause.UNRESOLVED));
        }
    }

    private InetAddress[] hang(String host) throws UnknownHostException {
        try {
            never.await();
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
        throw new UnknownHostException(host);
    }
}
