package dev.patchbay.gateway.internal;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;

/** Gateways as in production, with a resolver and exceptions of the test's choice. */
final class TestGateways {

    private TestGateways() {}

    /** May call 127.0.0.1, and knows no names. */
    static MeasuredGateway local() {
        return gateway("127.0.0.1", new ScriptedNames());
    }

    static MeasuredGateway gateway(String egressAllow, Names names) {
        return gateway(egressAllow, names, DefaultClientTlsStrategy.createDefault(), new SimpleMeterRegistry());
    }

    static MeasuredGateway gateway(String egressAllow, Names names, TlsSocketStrategy tls, MeterRegistry meters) {
        Route route = new Route(policy(egressAllow, names));
        return new MeasuredGateway(
                new Exchange(route, new PinnedClient(tls)), new Streams(route, PinnedClient.ofStreams(tls)), meters);
    }

    static AddressPolicy policy(String egressAllow, Names names) {
        return new AddressPolicy(AllowList.parse(egressAllow), names);
    }

    static InetAddress address(String literal) {
        return Literals.parse(literal).orElseThrow();
    }

    /** Answers each name with what was scripted for it, one answer after the other; the last one stays. */
    static final class ScriptedNames implements Names {

        private final Map<String, Deque<List<InetAddress>>> answers = new ConcurrentHashMap<>();
        private final AtomicInteger asked = new AtomicInteger();

        ScriptedNames then(String host, String... literals) {
            answers.computeIfAbsent(host, any -> new ArrayDeque<>())
                    .add(List.of(literals).stream().map(TestGateways::address).toList());
            return this;
        }

        int asked() {
            return asked.get();
        }

        @Override
        public List<InetAddress> resolve(String host, java.time.Duration within) throws UnknownHostException {
            asked.incrementAndGet();
            Deque<List<InetAddress>> known = answers.get(host);
            if (known == null) {
                throw new UnknownHostException(host);
            }
            return known.size() > 1 ? known.removeFirst() : known.getFirst();
        }
    }
}
