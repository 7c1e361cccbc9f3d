package dev.patchbay.authorization;

import dev.patchbay.connector.OAuth2;
import dev.patchbay.connector.OAuthClient;

/**
 * The client that stands for the SaaS at an app, with the only endpoints that it may be used at.
 *
 * @param managed whether it belongs to the installation, not to the organization
 */
public record Registration(OAuth2 method, OAuthClient client, boolean managed) {}
