package dev.patchbay.storage;

import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How values travel between the domain and columns, the same on H2 and MySQL. Times are UTC wall-clock times in
 * {@code TIMESTAMP(6)} or {@code DATETIME(6)}, so neither the zone of the machine nor of the database's session shifts
 * them. Ids are {@code BINARY(16)}: write {@code id.bytes()}, read {@code ConnectorId.of(rs.getBytes("id"))}.
 */
public final class Columns {

    private Columns() {}

    /** The value to write for a time, cut to the microsecond that the column keeps. */
    public static LocalDateTime timestamp(Instant instant) {
        return LocalDateTime.ofInstant(instant.truncatedTo(ChronoUnit.MICROS), ZoneOffset.UTC);
    }

    /** As {@link #timestamp}, for a column that may be null. */
    public static @Nullable LocalDateTime timestampOrNull(@Nullable Instant instant) {
        return instant == null ? null : timestamp(instant);
    }

    /** The time in a column that is never null. */
    public static Instant instant(ResultSet row, String column) throws SQLException {
        return optionalInstant(row, column).orElseThrow(() -> new SQLException("Column " + column + " is null"));
    }

    /** The time in a column, or empty when it is null. */
    public static Optional<Instant> optionalInstant(ResultSet row, String column) throws SQLException {
        LocalDateTime time = row.getObject(column, LocalDateTime.class);
        return Optional.ofNullable(time).map(value -> value.toInstant(ZoneOffset.UTC));
    }

    /** The sixteen bytes of an id that has no type of its own. */
    public static byte[] bytes(UUID uuid) {
        return ByteBuffer.allocate(16)
                .putLong(uuid.getMostSignificantBits())
                .putLong(uuid.getLeastSignificantBits())
                .array();
    }

    /** The id in a {@code BINARY(16)} column that is never null. */
    public static UUID uuid(ResultSet row, String column) throws SQLException {
        return optionalUuid(row, column).orElseThrow(() -> new SQLException("Column " + column + " is null"));
    }

    /** The id in a {@code BINARY(16)} column, or empty when it is null. */
    public static Optional<UUID> optionalUuid(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getBytes(column)).map(bytes -> {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            return new UUID(buffer.getLong(), buffer.getLong());
        });
    }
}
