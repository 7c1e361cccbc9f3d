/** How apps behave that are not as the specifications have them, and what becomes of connections then. */
@NullMarked
package dev.patchbay.behaviour;

import org.jspecify.annotations.NullMarked;
