/** What a start of the server prepares before it calls itself ready. */
@NullMarked
package dev.patchbay.start;

import org.jspecify.annotations.NullMarked;
