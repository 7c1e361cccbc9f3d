@NullMarked
package dev.patchbay.gateway.internal;

import org.jspecify.annotations.NullMarked;
