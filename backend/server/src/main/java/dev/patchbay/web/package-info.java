/** What browsers and backends ask the server for, over HTTP. */
@NullMarked
package dev.patchbay.web;

import org.jspecify.annotations.NullMarked;
