/** What can go wrong, in words a person can act on; the API and the screens render it each in one place. */
@ApplicationModule(
        displayName = "Problems",
        allowedDependencies = {})
@NullMarked
package dev.patchbay.problem;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
