package dev.patchbay.gateway.internal;

import dev.patchbay.gateway.CallFailed;
import dev.patchbay.gateway.CallFailed.Cause;
import dev.patchbay.gateway.Header;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.net.URIAuthority;

/** What every call has in common: where it may go, how its request is written, and how much head an answer may have. */
final class Route {

    private static final int MOST_HEADER_BYTES = 64 * 1024;

    private final AddressPolicy policy;

    Route(AddressPolicy policy) {
        this.policy = policy;
    }

    /** @throws CallFailed when the URL may not be called */
    static Target target(URI uri) {
        try {
            return Target.of(uri);
        } catch (Refused refused) {
            throw new CallFailed(Cause.REFUSED_BY_POLICY, refused.sentence());
        }
    }

    /** @throws CallFailed when the target may not be reached or has no address */
    List<InetAddress> addresses(Target target, Duration within) {
        try {
            return policy.addresses(target, within);
        } catch (Refused refused) {
            throw new CallFailed(Cause.REFUSED_BY_POLICY, refused.sentence());
        } catch (UnknownHostException e) {
            throw new CallFailed(Cause.UNRESOLVED, target.host() + " has no address at the moment.");
        }
    }

    static HttpUriRequestBase request(String method, URI uri, Target target, List<Header> headers) {
        HttpUriRequestBase request = new HttpUriRequestBase(method, URI.create(uri.toASCIIString()));
        request.setAuthority(new URIAuthority(target.bareHost(), uri.getPort()));
        for (Header header : headers) {
            request.addHeader(header.name(), header.value());
        }
        return request;
    }

    /** @throws CallFailed when they are larger than is allowed */
    static List<Header> headers(String host, ClassicHttpResponse response) {
        List<Header> headers = new ArrayList<>();
        int size = 0;
        for (org.apache.hc.core5.http.Header header : response.getHeaders()) {
            String value = header.getValue() == null ? "" : header.getValue();
            size += header.getName().length() + value.length();
            headers.add(new Header(header.getName(), value));
        }
        if (size > MOST_HEADER_BYTES) {
            throw new CallFailed(Cause.TOO_LARGE, host + " answered with larger headers than are allowed.");
        }
        return headers;
    }
}
