/** Keyset pages: lists that cost the same at any depth. */
@ApplicationModule(
        displayName = "Pages",
        allowedDependencies = {"id", "problem"})
@NullMarked
package dev.patchbay.page;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
