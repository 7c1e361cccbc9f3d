/** Seals secrets before they are stored and opens them again; nobody else knows a key. */
@ApplicationModule(
        displayName = "Vault",
        allowedDependencies = {"id", "problem", "storage"})
@NullMarked
package dev.patchbay.vault;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
