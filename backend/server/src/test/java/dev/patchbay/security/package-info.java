/** What must not come out, looked for everywhere after a whole journey. */
@NullMarked
package dev.patchbay.security;

import org.jspecify.annotations.NullMarked;
