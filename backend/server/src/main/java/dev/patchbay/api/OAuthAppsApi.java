package dev.patchbay.api;

import dev.patchbay.authorization.OAuthApp;
import dev.patchbay.authorization.OAuthApps;
import dev.patchbay.authorization.PublicUrl;
import dev.patchbay.organization.Organizations;
import dev.patchbay.organization.Scope;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /oauth-apps}: which platforms a connector needs no client of its own for. */
@RestController
@RequestMapping("/api/v1/oauth-apps")
class OAuthAppsApi {

    private final OAuthApps apps;
    private final Organizations organizations;
    private final PublicUrl url;

    OAuthAppsApi(OAuthApps apps, Organizations organizations, PublicUrl url) {
        this.apps = apps;
        this.organizations = organizations;
        this.url = url;
    }

    /**
     * @param allowedScopes what connectors may ask for; anything, when empty
     * @param ready whether the operator has entered a client for this environment
     */
    public record OAuthAppBody(
            String platform, String name, List<String> allowedScopes, String redirectUri, boolean ready) {}

    @GetMapping
    PageBody<OAuthAppBody> list(Scope scope) {
        String environment = organizations.environment(scope).name();
        List<OAuthAppBody> bodies =
                apps.list(scope).stream().map(app -> body(app, environment)).toList();
        return new PageBody<>(bodies, null);
    }

    private OAuthAppBody body(OAuthApp app, String environment) {
        return new OAuthAppBody(
                app.platform(), app.name(), app.allowedScopes(), url.managedRedirectUri(), app.isReady(environment));
    }
}
