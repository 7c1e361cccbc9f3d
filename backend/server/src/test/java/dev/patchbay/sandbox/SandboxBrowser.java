package dev.patchbay.sandbox;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/** A person with a browser, and the client beside them: both as far as the sandbox sees them. */
final class SandboxBrowser {

    static final String VERIFIER = "a-verifier-of-at-least-forty-three-characters-0123";

    private final HttpClient http = HttpClient.newHttpClient();
    private final String origin;
    private @Nullable String person;

    SandboxBrowser(int port) {
        this.origin = "http://localhost:" + port;
    }

    SandboxBrowser as(String account) {
        this.person = account;
        return this;
    }

    HttpResponse<String> get(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(path.startsWith("/") ? origin + path : path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request);
    }

    /** How many bytes an answer has; none of them is kept. */
    long length(String path) {
        AtomicLong length = new AtomicLong();
        try {
            http.send(
                    HttpRequest.newBuilder(URI.create(origin + path)).build(),
                    BodyHandlers.ofByteArrayConsumer(part -> part.ifPresent(bytes -> length.addAndGet(bytes.length))));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        return length.get();
    }

    HttpResponse<String> post(String path, Map<String, String> form, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(origin + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(encode(form)));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request);
    }

    HttpResponse<String> postJson(String path, String json) {
        return send(HttpRequest.newBuilder(URI.create(origin + path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)));
    }

    HttpResponse<String> delete(String path) {
        return send(HttpRequest.newBuilder(URI.create(origin + path)).DELETE());
    }

    /** An authorization request as a careful client makes it. */
    static Map<String, String> request(String clientId, String redirectUri) {
        Map<String, String> request = new LinkedHashMap<>();
        request.put("response_type", "code");
        request.put("client_id", clientId);
        request.put("redirect_uri", redirectUri);
        request.put("scope", "profile contacts.read offline_access");
        request.put("state", "state <of> the client");
        request.put("code_challenge", challenge());
        request.put("code_challenge_method", "S256");
        return request;
    }

    HttpResponse<String> authorize(Map<String, String> request) {
        return get("/sandbox/oauth2/authorize?" + encode(request));
    }

    /** Follows the request to the consent page, and answers what the page hides in its forms. */
    ConsentForm consent(Map<String, String> request) {
        HttpResponse<String> page = get(location(authorize(request)));
        if (page.statusCode() != 200) {
            throw new AssertionError(page.statusCode() + " " + page.body());
        }
        Matcher state = Pattern.compile("name=\"state\" value=\"([^\"]+)\"").matcher(page.body());
        if (!state.find()) {
            throw new AssertionError(page.body());
        }
        return new ConsentForm(page.body(), request.getOrDefault("client_id", ""), state.group(1));
    }

    record ConsentForm(String page, String clientId, String state) {}

    HttpResponse<String> allow(ConsentForm consent, String... scopes) {
        StringJoiner body = new StringJoiner("&");
        body.add(encode(Map.of("client_id", consent.clientId(), "state", consent.state())));
        for (String scope : scopes) {
            body.add("scope=" + scope);
        }
        return send(HttpRequest.newBuilder(URI.create(origin + "/sandbox/oauth2/authorize"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body.toString())));
    }

    /** Goes through everything and answers the code. */
    String code(String clientId, String redirectUri) {
        HttpResponse<String> answer =
                allow(consent(request(clientId, redirectUri)), "profile", "contacts.read", "offline_access");
        return query(location(answer)).getOrDefault("code", "");
    }

    static String location(HttpResponse<?> response) {
        return response.headers()
                .firstValue("Location")
                .orElseThrow(() -> new AssertionError(response.statusCode() + " " + response.body()));
    }

    static Map<String, String> query(String address) {
        Map<String, String> values = new LinkedHashMap<>();
        String query = URI.create(address).getRawQuery();
        for (String pair : (query == null ? "" : query).split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                values.put(
                        pair.substring(0, equals),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return values;
    }

    static String basic(String username, String password) {
        return "Basic "
                + Base64.getEncoder().encodeToString((username + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        if (person != null) {
            request.header("Cookie", "sandbox_person=" + person);
        }
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static String encode(Map<String, String> form) {
        StringJoiner encoded = new StringJoiner("&");
        form.forEach((name, value) -> encoded.add(name + "=" + UriUtils.encode(value, StandardCharsets.UTF_8)));
        return encoded.toString();
    }

    private static String challenge() {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII)));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
