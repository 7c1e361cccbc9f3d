@NullMarked
package dev.patchbay.plugin.internal;

import org.jspecify.annotations.NullMarked;
