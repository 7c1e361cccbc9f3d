package dev.patchbay.connector;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;

/**
 * The app's own call to end a grant, where RFC 7009 does not do.
 *
 * @param url a template over the connection's values, {@code access_token} and {@code refresh_token}
 * @param headers templates over the same and {@code client_id}, {@code client_secret}
 * @param body what is sent, its values templates over the same; nothing when empty
 * @param auth how the call proves who sends it
 * @param expectStatus the statuses that mean "revoked"
 */
public record Revocation(
        String method,
        String url,
        Map<String, String> headers,
        Map<String, String> body,
        OAuth2.BodyFormat bodyFormat,
        Auth auth,
        List<Integer> expectStatus) {

    /** What a revocation call is authenticated with. */
    public enum Auth {
        @JsonProperty("none")
        NONE,
        /** The connection's access token. */
        @JsonProperty("token")
        TOKEN,
        /** The OAuth client's id and secret as Basic credentials. */
        @JsonProperty("client")
        CLIENT
    }

    public Revocation {
        method = Defaults.text(method, "POST");
        url = Defaults.text(url, "");
        headers = Defaults.map(headers);
        body = Defaults.map(body);
        bodyFormat = bodyFormat == null ? OAuth2.BodyFormat.FORM : bodyFormat;
        auth = auth == null ? Auth.TOKEN : auth;
        expectStatus = expectStatus == null ? List.of(200, 202, 204) : List.copyOf(expectStatus);
    }
}
