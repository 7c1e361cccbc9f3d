/** The tenants page: the customers of the environment, and erasing one who leaves. */
@NullMarked
package dev.patchbay.console.tenants;

import org.jspecify.annotations.NullMarked;
