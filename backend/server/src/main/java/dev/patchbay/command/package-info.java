/** What {@code java -jar patchbay.jar} does besides serving: commands that do their work and end. */
@NullMarked
package dev.patchbay.command;

import org.jspecify.annotations.NullMarked;
