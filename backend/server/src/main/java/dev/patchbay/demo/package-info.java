/**
 * The demo host page: plays a SaaS that embeds the widget, with a backend of its own that knows Patchbay only through the
 * REST API and an API key, as any other would.
 */
@NullMarked
package dev.patchbay.demo;

import org.jspecify.annotations.NullMarked;
