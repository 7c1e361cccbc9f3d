/** The page of an environment's API keys. */
@NullMarked
package dev.patchbay.console.apikeys;

import org.jspecify.annotations.NullMarked;
