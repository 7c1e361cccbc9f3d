/**
 * Organizations, their environments, members and API keys, and the {@link dev.patchbay.organization.Scope} that every
 * other module asks for.
 */
@ApplicationModule(
        displayName = "Organization",
        allowedDependencies = {"id", "problem", "storage", "token"})
@NullMarked
package dev.patchbay.organization;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
