/** Random tokens that are shown once and stored as a hash. */
@ApplicationModule(
        displayName = "Tokens",
        allowedDependencies = {})
@NullMarked
package dev.patchbay.token;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
