/** The popup's way to an app and back, as attackers try it. */
@NullMarked
package dev.patchbay.popup;

import org.jspecify.annotations.NullMarked;
