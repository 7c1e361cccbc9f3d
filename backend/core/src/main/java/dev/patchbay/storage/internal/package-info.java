@NullMarked
package dev.patchbay.storage.internal;

import org.jspecify.annotations.NullMarked;
