package dev.patchbay.gateway.internal;

import dev.patchbay.gateway.Call;
import dev.patchbay.gateway.CallFailed;
import dev.patchbay.gateway.Header;
import dev.patchbay.gateway.StreamingCall;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Refuses to send what would be a different request on the wire than in the call. */
final class CallCheck {

    /** RFC 9110, section 5.6.2. */
    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,256}");

    /** RFC 9110, section 5.5, without the bytes above ASCII, whose meaning depends on the reader. */
    private static final Pattern VALUE = Pattern.compile("[\\x20-\\x7e\\t]*");

    /** Framing and routing: what the client itself writes. */
    private static final Set<String> OWN = Set.of(
            "host",
            "content-length",
            "transfer-encoding",
            "connection",
            "keep-alive",
            "te",
            "trailer",
            "upgrade",
            "expect",
            "proxy-authorization",
            "proxy-connection");

    private CallCheck() {}

    static void check(Call call) {
        method(call.method());
        for (Header header : call.headers()) {
            if (header.named("Accept-Encoding")) {
                throw malformed("The header Accept-Encoding cannot be set for a call.");
            }
            check(header);
        }
    }

    /** The body of a streaming call's answer is not unpacked, so the call says itself which encodings it accepts. */
    static void check(StreamingCall call) {
        method(call.method());
        call.headers().forEach(CallCheck::check);
    }

    private static void method(String method) {
        if (!TOKEN.matcher(method).matches() || method.equalsIgnoreCase("CONNECT")) {
            throw malformed("The HTTP method of this call cannot be used.");
        }
    }

    private static void check(Header header) {
        if (!TOKEN.matcher(header.name()).matches()) {
            throw malformed("A header of this call has a name that HTTP does not allow.");
        }
        if (OWN.contains(header.name().toLowerCase(Locale.ROOT))) {
            throw malformed("The header " + header.name() + " cannot be set for a call.");
        }
        if (!VALUE.matcher(header.value()).matches()) {
            throw malformed("The header " + header.name() + " holds a character that HTTP does not allow.");
        }
    }

    private static CallFailed malformed(String message) {
        return new CallFailed(CallFailed.Cause.MALFORMED, message);
    }
}
