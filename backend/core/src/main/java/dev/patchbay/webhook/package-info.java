/**
 * Signed notifications to the SaaS's backend: where they go, what waits for them, and how each attempt went.
 *
 * <p>A message is written in the transaction of the change that it tells of. Whatever then happens to a node, it is sent at least
 * once, and for one connection in the order of the changes.
 */
@ApplicationModule(
        displayName = "Webhook",
        allowedDependencies = {
            "id",
            "problem",
            "page",
            "storage",
            "organization",
            "connector",
            "connect",
            "connection",
            "vault",
            "gateway"
        })
@NullMarked
package dev.patchbay.webhook;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
