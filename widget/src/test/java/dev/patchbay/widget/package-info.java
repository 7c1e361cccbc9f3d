@NullMarked
package dev.patchbay.widget;

import org.jspecify.annotations.NullMarked;
