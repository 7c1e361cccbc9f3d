/** The popup's own pages: where it starts, what it sends to the app, and where it comes back. */
@NullMarked
package dev.patchbay.popup;

import org.jspecify.annotations.NullMarked;
