@NullMarked
package dev.patchbay.command;

import org.jspecify.annotations.NullMarked;
