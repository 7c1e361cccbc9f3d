package dev.patchbay.authorization;

import dev.patchbay.connection.Credentials.OAuth2Tokens;
import dev.patchbay.connector.OAuth2;
import dev.patchbay.connector.OAuthClient;
import dev.patchbay.connector.Revocation;
import dev.patchbay.connector.Template;
import dev.patchbay.connector.UrlTemplate;
import dev.patchbay.gateway.Call;
import dev.patchbay.gateway.Limits;
import dev.patchbay.gateway.Purpose;
import dev.patchbay.gateway.Redirects;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** An app's own call to end a grant, made of its description. */
final class RevocationCall {

    private static final JsonMapper JSON = new JsonMapper();

    private RevocationCall() {}

    /** @throws IllegalArgumentException when a value is missing or does not fit its place */
    static Call of(Registration registration, Revocation revocation, OAuth2Tokens tokens, Map<String, String> values) {
        OAuthClient client = registration.client();
        String secret = client.secret() == null ? "" : client.secret().value();
        Map<String, String> known = new HashMap<>(values);
        known.put("access_token", tokens.accessToken());
        known.put("refresh_token", tokens.refreshToken() == null ? "" : tokens.refreshToken());
        known.put("client_id", client.clientId());
        known.put("client_secret", secret);
        Call call = Call.of(
                        revocation.method(), UrlTemplate.of(revocation.url()).fill(known))
                .withPurpose(Purpose.REVOCATION)
                .withLimits(Limits.standard().following(Redirects.NEVER))
                .withHeader("Accept", "application/json");
        for (Map.Entry<String, String> header : revocation.headers().entrySet()) {
            call = call.withSecretHeader(
                    header.getKey(), Template.of(header.getValue()).fill(known));
        }
        OAuth2 method = registration.method();
        call = switch (revocation.auth()) {
            case NONE -> call;
            case TOKEN -> call.withSecretHeader(method.tokenHeader(), method.tokenPrefix() + tokens.accessToken());
            case CLIENT -> call.withSecretHeader("Authorization", "Basic " + base64(client.clientId() + ":" + secret));
        };
        return revocation.body().isEmpty() ? call : withBody(call, revocation, known);
    }

    private static Call withBody(Call call, Revocation revocation, Map<String, String> known) {
        Map<String, String> body = new LinkedHashMap<>();
        revocation
                .body()
                .forEach((name, value) -> body.put(name, Template.of(value).fill(known)));
        return switch (revocation.bodyFormat()) {
            case JSON -> call.withBody("application/json", JSON.writeValueAsBytes(body));
            case FORM -> {
                Call form = Call.postForm(call.uri(), body);
                yield call.withBody(
                        "application/x-www-form-urlencoded", form.body() == null ? new byte[0] : form.body());
            }
        };
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
