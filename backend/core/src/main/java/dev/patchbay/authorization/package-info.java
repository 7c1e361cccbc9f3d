/** How credentials are obtained: attempts, one flow for each auth method, and the token endpoint of OAuth 2.0. */
@ApplicationModule(
        displayName = "Authorization",
        allowedDependencies = {
            "id",
            "problem",
            "storage",
            "token",
            "organization",
            "connector",
            "connect",
            "connection",
            "vault",
            "gateway",
            "plugin"
        })
@NullMarked
package dev.patchbay.authorization;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
