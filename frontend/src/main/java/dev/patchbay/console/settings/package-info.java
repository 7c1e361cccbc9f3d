/** What an organization sets for itself: widget embedding, members, and for the operator other organizations. */
@NullMarked
package dev.patchbay.console.settings;

import org.jspecify.annotations.NullMarked;
