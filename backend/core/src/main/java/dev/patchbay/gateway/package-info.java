/** The one way out: every outgoing HTTP call goes through here, under one policy. */
@ApplicationModule(
        displayName = "Gateway",
        allowedDependencies = {"id", "problem"})
@NullMarked
package dev.patchbay.gateway;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
