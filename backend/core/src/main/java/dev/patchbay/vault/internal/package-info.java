@NullMarked
package dev.patchbay.vault.internal;

import org.jspecify.annotations.NullMarked;
