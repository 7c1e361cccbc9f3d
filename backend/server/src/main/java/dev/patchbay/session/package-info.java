/**
 * Who a browser is, and where its screens live: session ids that the database knows only hashed, and Vaadin's state in slots of
 * this node. Only plain data is written to the database, so any node can rebuild a screen from its address and the database.
 */
@NullMarked
package dev.patchbay.session;

import org.jspecify.annotations.NullMarked;
