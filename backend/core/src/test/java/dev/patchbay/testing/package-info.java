/** What tests of core and of the server share: a clock, an app to connect to, a database, many callers at once. */
@NullMarked
package dev.patchbay.testing;

import org.jspecify.annotations.NullMarked;
