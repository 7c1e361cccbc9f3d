/**
 * The proxy: calls of a SaaS's backend to an app, carried out with a connection's credentials, which the backend never
 * sees. Bodies pass through as they come; who called what is kept for a while.
 */
@ApplicationModule(
        displayName = "Proxy",
        allowedDependencies = {"id", "problem", "page", "storage", "organization", "connector", "connection", "gateway"
        })
@NullMarked
package dev.patchbay.proxy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
