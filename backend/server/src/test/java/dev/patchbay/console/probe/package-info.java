@NullMarked
package dev.patchbay.console.probe;

import org.jspecify.annotations.NullMarked;
