/** Holds the user's documentation to the truth: its examples run, its names exist, and nothing is left out. */
@NullMarked
package dev.patchbay.docs;

import org.jspecify.annotations.NullMarked;
