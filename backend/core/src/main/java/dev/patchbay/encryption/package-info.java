/** The installation's encryption, for the people of the operator's organization. */
@ApplicationModule(
        displayName = "Encryption",
        allowedDependencies = {"organization", "vault"})
@NullMarked
package dev.patchbay.encryption;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
