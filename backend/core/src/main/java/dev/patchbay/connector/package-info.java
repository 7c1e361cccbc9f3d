/**
 * Connectors: the definitions of integrations, who may see them, and the OAuth clients that an environment has registered
 * for them.
 */
@ApplicationModule(
        displayName = "Connector",
        allowedDependencies = {"id", "problem", "storage", "organization", "vault", "gateway", "page"})
@NullMarked
package dev.patchbay.connector;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
