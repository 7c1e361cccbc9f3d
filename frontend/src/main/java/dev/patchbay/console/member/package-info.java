/** Who is signed in to the console: sign-in, set-up of the first owner, and who may see which view. */
@NullMarked
package dev.patchbay.console.member;

import org.jspecify.annotations.NullMarked;
