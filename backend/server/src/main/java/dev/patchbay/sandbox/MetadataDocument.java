package dev.patchbay.sandbox;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the sandbox's authorization server offers (RFC 8414). */
@InSandbox
@RestController
class MetadataDocument {

    /** The well-known path goes between host and path of the issuer (RFC 8414, section 3.1). */
    static final String WELL_KNOWN = "/.well-known/oauth-authorization-server/sandbox";

    private final SandboxAddress address;

    MetadataDocument(SandboxAddress address) {
        this.address = address;
    }

    @GetMapping({WELL_KNOWN, "/sandbox/.well-known/oauth-authorization-server"})
    Map<String, Object> show() {
        String issuer = address.issuer();
        List<String> authentication = List.of("client_secret_basic", "client_secret_post");
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("issuer", issuer);
        metadata.put("authorization_endpoint", issuer + "/oauth2/authorize");
        metadata.put("token_endpoint", issuer + "/oauth2/token");
        metadata.put("device_authorization_endpoint", issuer + "/oauth2/device_authorization");
        metadata.put(
                "token_endpoint_auth_methods_supported", List.of("client_secret_basic", "client_secret_post", "none"));
        metadata.put("revocation_endpoint", issuer + "/oauth2/revoke");
        metadata.put("revocation_endpoint_auth_methods_supported", authentication);
        metadata.put("introspection_endpoint", issuer + "/oauth2/introspect");
        metadata.put("introspection_endpoint_auth_methods_supported", authentication);
        metadata.put("scopes_supported", SandboxScope.allValues());
        metadata.put("response_types_supported", List.of("code"));
        metadata.put(
                "grant_types_supported",
                List.of("authorization_code", "refresh_token", "urn:ietf:params:oauth:grant-type:device_code"));
        metadata.put("code_challenge_methods_supported", List.of("S256"));
        metadata.put("authorization_response_iss_parameter_supported", true);
        metadata.put("service_documentation", issuer);
        return metadata;
    }
}
