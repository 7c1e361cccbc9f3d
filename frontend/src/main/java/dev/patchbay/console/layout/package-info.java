/** The frame around every view of the console: navigation, environment, member, look. */
@NullMarked
package dev.patchbay.console.layout;

import org.jspecify.annotations.NullMarked;
