@NullMarked
package dev.patchbay.widget.text;

import org.jspecify.annotations.NullMarked;
