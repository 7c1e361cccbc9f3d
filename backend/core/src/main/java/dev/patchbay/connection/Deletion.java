package dev.patchbay.connection;

import dev.patchbay.id.ConnectionId;

/**
 * What deleting a connection did.
 *
 * @param atProvider what is known of the grant at the app; {@code NOT_SUPPORTED} for what the app cannot revoke
 */
public record Deletion(ConnectionId id, TokenRevoker.Outcome atProvider) {}
