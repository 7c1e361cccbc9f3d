@NullMarked
package dev.patchbay.browser;

import org.jspecify.annotations.NullMarked;
