/** Small parts that the console's views are composed of. */
@NullMarked
package dev.patchbay.console.part;

import org.jspecify.annotations.NullMarked;
