@NullMarked
package dev.patchbay.logging;

import org.jspecify.annotations.NullMarked;
