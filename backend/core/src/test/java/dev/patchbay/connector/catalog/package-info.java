/** Tests of the catalog: every entry is held to its own examples. */
@NullMarked
package dev.patchbay.connector.catalog;

import org.jspecify.annotations.NullMarked;
