/**
 * What a measured server has in addition: two yardsticks, a loader, and a look at the database's own counters. The server finds
 * these beside its production jar when {@code ./dev bench} starts it; they are in no release.
 */
@NullMarked
package dev.patchbay.bench;

import org.jspecify.annotations.NullMarked;
