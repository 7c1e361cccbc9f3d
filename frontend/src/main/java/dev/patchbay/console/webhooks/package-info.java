/** The pages of an environment's webhook endpoints and of what was sent to them. */
@NullMarked
package dev.patchbay.console.webhooks;

import org.jspecify.annotations.NullMarked;
