package dev.patchbay.gateway.internal;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.DefaultClientConnectionReuseStrategy;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * Apache's client with everything off that acts on its own: redirects, retries, cookies, proxies, decompression, name
 * resolution. A route is a host name together with the address that was checked for it, so a pooled connection is used
 * again for that pair alone.
 */
final class PinnedClient implements Closeable {

    static final Duration CONNECT = Duration.ofSeconds(5);
    private static final String CONTENT = "patchbay.content";
    private static final int LONGEST_HEADER = 16 * 1024;
    private static final int MOST_HEADERS = 128;
    private static final TimeValue JUST_USED = TimeValue.ofMilliseconds(200);
    private static final int STREAM_CHUNK = 32 * 1024;
    private static final int STREAM_BUFFER = 16 * 1024;
    private static final int CONNECTIONS = 2_000;
    private static final int CONNECTIONS_PER_ADDRESS = 200;
    private static final int STREAMS = 4_000;
    private static final int STREAMS_PER_ADDRESS = 1_000;

    private final CloseableHttpClient client;

    /** For calls that are read whole. */
    PinnedClient(TlsSocketStrategy tls) {
        // A call is never repeated, so a connection that the other side has closed must not be taken.
        this(connections(tls, TimeValue.ZERO_MILLISECONDS, Http1Config.custom())
                .setMaxConnTotal(CONNECTIONS)
                .setMaxConnPerRoute(CONNECTIONS_PER_ADDRESS)
                .build());
    }

    private PinnedClient(PoolingHttpClientConnectionManager connections) {
        this.client = HttpClientBuilder.create()
                .setConnectionManager(connections)
                .setRoutePlanner(
                        (target, context) -> new HttpRoute(target, null, "https".equals(target.getSchemeName())))
                .setConnectionReuseStrategy((request, response, context) ->
                        !(context.getAttribute(CONTENT) instanceof StreamEntity content && !content.isWhole())
                                && DefaultClientConnectionReuseStrategy.INSTANCE.keepAlive(request, response, context))
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableConnectionState()
                .disableContentCompression()
                .setUserAgent("Patchbay")
                .evictExpiredConnections()
                .evictIdleConnections(TimeValue.ofMinutes(1))
                .build();
    }

    /**
     * For calls that stream, with connections of their own: however many are open, the others still find one. Looking whether a
     * connection is still open costs a millisecond; one that was in use a moment ago is taken without.
     */
    static PinnedClient ofStreams(TlsSocketStrategy tls) {
        Http1Config.Builder http =
                Http1Config.custom().setChunkSizeHint(STREAM_CHUNK).setBufferSize(STREAM_BUFFER);
        return new PinnedClient(connections(tls, JUST_USED, http)
                .setMaxConnTotal(STREAMS)
                .setMaxConnPerRoute(STREAMS_PER_ADDRESS)
                .build());
    }

    /**
     * The response with its body still to be read; close it.
     *
     * @param patience the longest wait for a connection, and then for the next bytes of the answer
     */
    ClassicHttpResponse open(Target target, InetAddress address, HttpUriRequestBase request, Duration patience)
            throws IOException {
        request.setConfig(config(Timeout.of(patience)));
        HttpHost host = new HttpHost(target.scheme(), address, target.bareHost(), target.port());
        HttpClientContext context = HttpClientContext.create();
        context.setAttribute(CONTENT, request.getEntity());
        return client.executeOpen(host, request, context);
    }

    @Override
    public void close() throws IOException {
        client.close();
    }

    // The connect timeout of a single call is deprecated in favour of one for each route; ours shrinks with the
    // deadline.
    @SuppressWarnings("deprecation")
    private static RequestConfig config(Timeout left) {
        return RequestConfig.custom()
                .setConnectionRequestTimeout(left)
                .setConnectTimeout(left.compareTo(Timeout.of(CONNECT)) < 0 ? left : Timeout.of(CONNECT))
                .setResponseTimeout(left)
                .setRedirectsEnabled(false)
                .setAuthenticationEnabled(false)
                .setExpectContinueEnabled(false)
                .setProtocolUpgradeEnabled(false)
                .build();
    }

    private static PoolingHttpClientConnectionManagerBuilder connections(
            TlsSocketStrategy tls, TimeValue unchecked, Http1Config.Builder http) {
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setTlsSocketStrategy(tls)
                .setDefaultTlsConfig(TlsConfig.custom()
                        .setHandshakeTimeout(Timeout.of(CONNECT))
                        .build())
                .setDnsResolver(NO_NAMES)
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                        .http1Config(http.setMaxLineLength(LONGEST_HEADER)
                                .setMaxHeaderCount(MOST_HEADERS)
                                .build())
                        .outgoingContentLengthStrategy(StreamEntity.FRAMING)
                        .responseOutOfOrderStrategy(new EarlyAnswers())
                        .build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(CONNECT))
                        .setValidateAfterInactivity(unchecked)
                        .setIdleTimeout(Timeout.ofSeconds(30))
                        .setTimeToLive(TimeValue.ofMinutes(5))
                        .build());
    }

    /** Every route brings its address; whatever would resolve a name again has gone around the policy. */
    private static final DnsResolver NO_NAMES = new DnsResolver() {
        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            throw new UnknownHostException("Names are resolved by the policy alone");
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    };
}
