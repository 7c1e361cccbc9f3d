/** What browsers and backends ask the server for, over HTTP: what all pages share, static files, headers, paths. */
@NullMarked
package dev.patchbay.web;

import org.jspecify.annotations.NullMarked;
