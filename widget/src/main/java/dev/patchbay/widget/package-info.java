/**
 * The connect widget: the screens that a tenant's end user sees in the frame. Every screen is rebuilt from its address and the
 * database; what the session permits is asked anew at each round trip.
 */
@NullMarked
package dev.patchbay.widget;

import org.jspecify.annotations.NullMarked;
