package dev.patchbay.sandbox;

import dev.patchbay.storage.Columns;
import dev.patchbay.token.Token;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A token as the database knows it: by its hash.
 *
 * @param spent used up (a code, a rotated refresh token) or revoked
 */
record StoredToken(byte[] hash, TokenKind kind, String scopes, Instant issuedAt, Instant expiresAt, boolean spent) {

    /** Begins the stand-in for a value that nobody has presented. */
    private static final String UNKNOWN_VALUE = "hash:";

    static StoredToken read(ResultSet row, int number) throws SQLException {
        return new StoredToken(
                row.getBytes("token_hash"),
                TokenKind.valueOf(row.getString("kind")),
                row.getString("scopes"),
                Columns.instant(row, "issued_at"),
                Columns.instant(row, "expires_at"),
                row.getBoolean("spent"));
    }

    /** The hash of a token's value, or the one that the stand-in of {@link #valueWhen} holds. */
    static byte[] hashOf(String value) {
        return value.startsWith(UNKNOWN_VALUE)
                ? HexFormat.of().parseHex(value.substring(UNKNOWN_VALUE.length()))
                : Token.hash(value);
    }

    /** The value that was presented, when it is this token's; otherwise a stand-in that {@link #hashOf} understands. */
    String valueWhen(String presented) {
        return is(Token.hash(presented))
                ? presented
                : UNKNOWN_VALUE + HexFormat.of().formatHex(hash);
    }

    boolean is(byte[] otherHash) {
        return Arrays.equals(hash, otherHash);
    }
}
