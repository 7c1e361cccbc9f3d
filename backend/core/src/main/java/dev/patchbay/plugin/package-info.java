/**
 * What plug-ins of an installation are written against: a {@link dev.patchbay.plugin.CustomHandler} and the types that it
 * mentions, {@link dev.patchbay.gateway.Gateway} and its types for calls. These stay compatible within a major version: methods
 * and components are added, none is changed or taken away. Nothing else of Patchbay is promised to a plug-in.
 */
@ApplicationModule(
        displayName = "Plug-ins",
        allowedDependencies = {"problem", "storage"})
@NullMarked
package dev.patchbay.plugin;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
