/** What runs by itself, once for all nodes. */
@NullMarked
package dev.patchbay.upkeep;

import org.jspecify.annotations.NullMarked;
