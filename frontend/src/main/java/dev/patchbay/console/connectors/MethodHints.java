package dev.patchbay.console.connectors;

import dev.patchbay.authorization.OAuthApp;
import java.util.List;

/**
 * What the forms of auth methods know beside the method.
 *
 * @param apps the installation's OAuth apps that have a client for this environment
 * @param handlers the installation's own handlers for custom methods, by name
 */
record MethodHints(ClientHints client, List<OAuthApp> apps, List<String> handlers, FieldCheck fields) {}
