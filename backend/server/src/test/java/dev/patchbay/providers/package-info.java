/** Patchbay against OAuth servers that other people wrote. */
@NullMarked
package dev.patchbay.providers;

import org.jspecify.annotations.NullMarked;
