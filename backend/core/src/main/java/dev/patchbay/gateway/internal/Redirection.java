package dev.patchbay.gateway.internal;

import dev.patchbay.gateway.Call;
import dev.patchbay.gateway.CallFailed;
import dev.patchbay.gateway.CallFailed.Cause;
import dev.patchbay.gateway.Header;
import dev.patchbay.gateway.Reply;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What to send after a redirect (RFC 9110, section 15.4), so that nothing secret leaves its origin. */
final class Redirection {

    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    private Redirection() {}

    /**
     * The next call, or empty when the reply is the answer.
     *
     * @throws CallFailed when the redirect may not be followed
     */
    static Optional<Call> next(Call call, Reply reply) {
        Optional<String> location = reply.header("Location");
        if (!REDIRECTS.contains(reply.status()) || location.isEmpty() || !wanted(call)) {
            return Optional.empty();
        }
        URI uri = resolve(call.uri(), location.get());
        Target from = target(call.uri());
        Target to = target(uri);
        if (from.secure() && !to.secure()) {
            throw new CallFailed(
                    Cause.REFUSED_BY_POLICY, from.host() + " redirects from https to http, which is not followed.");
        }
        Call next = becomesGet(call, reply.status())
                ? new Call("GET", uri, withoutContent(call.headers()), null, call.limits(), call.purpose())
                : new Call(call.method(), uri, call.headers(), call.body(), call.limits(), call.purpose());
        return Optional.of(from.sameOrigin(to) ? next : toAnotherOrigin(next, from));
    }

    private static boolean wanted(Call call) {
        return switch (call.limits().redirects()) {
            case NEVER -> false;
            case ALWAYS -> true;
            case WHEN_HARMLESS ->
                (call.method().equals("GET") || call.method().equals("HEAD"))
                        && call.body() == null
                        && call.headers().stream().noneMatch(Header::sensitive);
        };
    }

    private static boolean becomesGet(Call call, int status) {
        return switch (status) {
            case 303 -> !call.method().equals("HEAD");
            case 301, 302 -> call.method().equals("POST");
            default -> false;
        };
    }

    private static Call toAnotherOrigin(Call call, Target from) {
        if (call.body() != null) {
            throw new CallFailed(
                    Cause.REFUSED_BY_POLICY,
                    from.host() + " redirects to another origin, where the content of this call is not sent.");
        }
        return call.withHeaders(
                call.headers().stream().filter(header -> !header.sensitive()).toList());
    }

    private static List<Header> withoutContent(List<Header> headers) {
        return headers.stream()
                .filter(header -> !header.named("Content-Type") && !header.named("Content-Encoding"))
                .toList();
    }

    private static URI resolve(URI base, String location) {
        try {
            URI target = base.resolve(new URI(location.strip()));
            String text = target.toString();
            int fragment = text.indexOf('#');
            return fragment < 0 ? target : new URI(text.substring(0, fragment));
        } catch (URISyntaxException e) {
            throw new CallFailed(Cause.MALFORMED, base.getHost() + " redirects to something that is not a URL.");
        }
    }

    private static Target target(URI uri) {
        try {
            return Target.of(uri);
        } catch (Refused refused) {
            throw new CallFailed(Cause.REFUSED_BY_POLICY, refused.sentence());
        }
    }
}
