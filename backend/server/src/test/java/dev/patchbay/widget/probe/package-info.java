@NullMarked
package dev.patchbay.widget.probe;

import org.jspecify.annotations.NullMarked;
