package dev.patchbay.sandbox;

import com.github.scribejava.core.extractors.BaseStringExtractorImpl;
import com.github.scribejava.core.model.OAuthRequest;
import com.github.scribejava.core.model.Verb;
import com.github.scribejava.core.services.HMACSha1SignatureService;
import com.github.scribejava.core.utils.OAuthEncoder;
import dev.patchbay.token.Token;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** An application that signs by OAuth 1.0a, each part of it at hand, so that each can be wrong. */
final class SignedCaller {

    private final SandboxBrowser http;
    private final String origin;
    private final Clock clock;
    final String key;
    final String secret;

    SignedCaller(SandboxBrowser http, String origin, Clock clock, String key, String secret) {
        this.http = http;
        this.origin = origin;
        this.clock = clock;
        this.key = key;
        this.secret = secret;
    }

    /** @param secret of the token */
    record Pair(String token, String secret) {
        static final Pair NONE = new Pair("", "");

        static Pair of(HttpResponse<String> answer) {
            Map<String, String> form = SandboxBrowser.query("http://x/?" + answer.body());
            return new Pair(form.getOrDefault("oauth_token", ""), form.getOrDefault("oauth_token_secret", ""));
        }
    }

    HttpResponse<String> requestToken(String callback) {
        return post("/sandbox/oauth1/request_token", Pair.NONE, Map.of("oauth_callback", callback));
    }

    HttpResponse<String> accessToken(Pair request, String verifier) {
        return post("/sandbox/oauth1/access_token", request, Map.of("oauth_verifier", verifier));
    }

    HttpResponse<String> get(String path, Pair token) {
        return http.get(path, "Authorization", header(Verb.GET, path, token, Map.of()));
    }

    private HttpResponse<String> post(String path, Pair token, Map<String, String> more) {
        return http.post(path, Map.of(), "Authorization", header(Verb.POST, path, token, more));
    }

    /** The header of a request to this path, as of now unless the parameters say otherwise. */
    String header(Verb verb, String path, Pair token, Map<String, String> more) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("oauth_consumer_key", key);
        parameters.put("oauth_nonce", Token.next());
        parameters.put("oauth_signature_method", "HMAC-SHA1");
        parameters.put("oauth_timestamp", String.valueOf(clock.instant().getEpochSecond()));
        if (!token.token().isEmpty()) {
            parameters.put("oauth_token", token.token());
        }
        parameters.putAll(more);
        OAuthRequest request = new OAuthRequest(verb, origin + path);
        parameters.forEach(request::addOAuthParameter);
        parameters.put(
                "oauth_signature",
                new HMACSha1SignatureService()
                        .getSignature(new BaseStringExtractorImpl().extract(request), secret, token.secret()));
        return parameters.entrySet().stream()
                .map(p -> p.getKey() + "=\"" + OAuthEncoder.encode(p.getValue()) + "\"")
                .collect(Collectors.joining(", ", "OAuth ", ""));
    }
}
