/** The record of who did what to which thing, when, from where, with what outcome. It only grows; age alone removes from it. */
@ApplicationModule(
        displayName = "Audit",
        allowedDependencies = {"id", "problem", "page", "storage", "organization", "connect", "connection", "vault"})
@NullMarked
package dev.patchbay.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
