/**
 * Connections: authenticated instances of connectors. Their life, their credentials, how those are proven by a real call
 * and kept fresh.
 */
@ApplicationModule(
        displayName = "Connection",
        allowedDependencies = {
            "id",
            "problem",
            "page",
            "storage",
            "organization",
            "connector",
            "connect",
            "vault",
            "gateway"
        })
@NullMarked
package dev.patchbay.connection;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
