/** The page of the audit record. */
@NullMarked
package dev.patchbay.console.logs;

import org.jspecify.annotations.NullMarked;
