package dev.patchbay.authorization;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.patchbay.connector.OAuth2;
import dev.patchbay.gateway.Call;
import dev.patchbay.gateway.CallFailed;
import dev.patchbay.gateway.Gateway;
import dev.patchbay.gateway.Limits;
import dev.patchbay.gateway.Purpose;
import dev.patchbay.gateway.Redirects;
import dev.patchbay.gateway.Reply;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whether an authorization response comes from the server that the connector names (RFC 9207, section 2.4): a given {@code
 * iss} must be its issuer, and a missing one is accepted only when the server does not announce that it sends it.
 */
@Component
class IssuerCheck {

    private final Gateway gateway;
    private final JsonMapper json = new JsonMapper();
    private final Cache<String, Boolean> announced = Caffeine.newBuilder()
            .maximumSize(1_000)
            .expireAfterWrite(Duration.ofMinutes(10))
            .build();

    IssuerCheck(Gateway gateway) {
        this.gateway = gateway;
    }

    boolean accepts(OAuth2 method, @Nullable String given) {
        String expected = method.issuer();
        if (expected == null) {
            return true;
        }
        return given == null ? !announced.get(expected, this::announcesIss) : given.equals(expected);
    }

    /** Asks the two well-known places (RFC 8414, section 3.1; OpenID Connect Discovery 1.0, section 4). */
    private boolean announcesIss(String issuer) {
        return metadataUrls(issuer).stream().anyMatch(this::saysSo);
    }

    static List<URI> metadataUrls(String issuer) {
        URI uri = URI.create(issuer);
        String path = uri.getRawPath() == null ? "" : uri.getRawPath().replaceFirst("/$", "");
        String origin = uri.getScheme() + "://" + uri.getRawAuthority();
        return List.of(
                URI.create(origin + "/.well-known/oauth-authorization-server" + path),
                URI.create(origin + path + "/.well-known/openid-configuration"));
    }

    private boolean saysSo(URI metadata) {
        try {
            Limits limits = Limits.standard().within(Duration.ofSeconds(5)).following(Redirects.NEVER);
            Reply reply = gateway.send(Call.get(metadata).withLimits(limits).withPurpose(Purpose.DISCOVERY));
            JsonNode document = json.readTree(reply.body());
            return reply.ok()
                    && document.path("authorization_response_iss_parameter_supported")
                            .asBoolean(false);
        } catch (CallFailed | JacksonException e) {
            return false;
        }
    }
}
