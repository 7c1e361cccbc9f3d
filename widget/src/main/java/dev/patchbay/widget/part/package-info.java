/** What the screens are composed of. Nothing here knows a service or a rule. */
@NullMarked
package dev.patchbay.widget.part;

import org.jspecify.annotations.NullMarked;
