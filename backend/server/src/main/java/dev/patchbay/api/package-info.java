/** The REST API, {@code /api/v1}, as {@code docs/api.md} promises it. */
@NullMarked
package dev.patchbay.api;

import org.jspecify.annotations.NullMarked;
