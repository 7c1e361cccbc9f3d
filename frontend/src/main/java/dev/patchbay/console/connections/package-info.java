/** The connections page: the list with its filters, and one connection in detail. */
@NullMarked
package dev.patchbay.console.connections;

import org.jspecify.annotations.NullMarked;
