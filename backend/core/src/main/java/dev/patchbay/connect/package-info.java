/** Connect sessions, the permission to open the widget once, and the tenants that they are for. */
@ApplicationModule(
        displayName = "Connect",
        allowedDependencies = {"id", "problem", "storage", "token", "organization", "page"})
@NullMarked
package dev.patchbay.connect;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
