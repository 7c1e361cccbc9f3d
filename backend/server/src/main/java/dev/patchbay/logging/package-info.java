/** The log: one line for each event, with whatever looks like a secret masked. */
@NullMarked
package dev.patchbay.logging;

import org.jspecify.annotations.NullMarked;
