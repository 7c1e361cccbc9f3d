/** The REST API over real HTTP, as its callers see it. */
@NullMarked
package dev.patchbay.api;

import org.jspecify.annotations.NullMarked;
