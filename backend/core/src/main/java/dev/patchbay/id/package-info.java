/** Typed, prefixed, time-ordered identifiers. Every module may use them; they know no module. */
@ApplicationModule(
        displayName = "Identifiers",
        allowedDependencies = {})
@NullMarked
package dev.patchbay.id;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
