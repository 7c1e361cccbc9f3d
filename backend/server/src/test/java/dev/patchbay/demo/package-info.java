@NullMarked
package dev.patchbay.demo;

import org.jspecify.annotations.NullMarked;
