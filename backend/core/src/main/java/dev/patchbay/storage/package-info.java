/** The database: H2 in a local folder, or MySQL; and how values are written to and read from columns of both. */
@ApplicationModule(
        displayName = "Storage",
        allowedDependencies = {"id", "problem"})
@NullMarked
package dev.patchbay.storage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
