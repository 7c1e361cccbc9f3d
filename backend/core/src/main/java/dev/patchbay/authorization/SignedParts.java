package dev.patchbay.authorization;

import dev.patchbay.gateway.Call;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/** The parts of a call under the names that a signature's message has for them, written as they go over the wire. */
final class SignedParts {

    private SignedParts() {}

    static Map<String, String> of(Call call) {
        URI uri = call.uri();
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
        byte[] body = call.body() == null ? new byte[0] : call.body();
        return Map.of(
                "method",
                call.method(),
                "host",
                host(uri),
                "path",
                path,
                "query",
                query,
                "path_and_query",
                query.isEmpty() ? path : path + "?" + query,
                "body",
                new String(body, StandardCharsets.UTF_8),
                "body_sha256",
                sha256(body));
    }

    /** As the {@code Host} header has it (RFC 9110, section 7.2). */
    private static String host(URI uri) {
        int usual = "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
        String host = String.valueOf(uri.getHost());
        return uri.getPort() < 0 || uri.getPort() == usual ? host : host + ":" + uri.getPort();
    }

    private static String sha256(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
