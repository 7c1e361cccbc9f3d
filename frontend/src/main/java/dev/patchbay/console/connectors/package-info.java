/** The connectors page: cards, the connector's editor, and connecting from a card. */
@NullMarked
package dev.patchbay.console.connectors;

import org.jspecify.annotations.NullMarked;
