package dev.patchbay.security;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Everything that is in the database, as one who got a copy of it could read it. */
final class DatabaseText {

    private DatabaseText() {}

    static String of(DataSource dataSource) {
        StringBuilder text = new StringBuilder();
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            for (String table : tables(connection)) {
                text.append("table ").append(table).append('\n');
                try (ResultSet rows = statement.executeQuery("select * from " + table)) {
                    append(rows, text);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return text.toString();
    }

    private static void append(ResultSet rows, StringBuilder text) throws SQLException {
        int columns = rows.getMetaData().getColumnCount();
        while (rows.next()) {
            for (int i = 1; i <= columns; i++) {
                byte[] bytes = rows.getObject(i) instanceof byte[] binary ? binary : null;
                text.append(bytes == null ? rows.getString(i) : new String(bytes, StandardCharsets.ISO_8859_1))
                        .append('\t');
            }
            text.append('\n');
        }
    }

    private static List<String> tables(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet found = connection
                .getMetaData()
                .getTables(
                        connection.getCatalog(), connection.getSchema(), "%", new String[] {"TABLE", "BASE TABLE"})) {
            while (found.next()) {
                tables.add(found.getString("TABLE_NAME"));
            }
        }
        if (tables.size() < 10) {
            throw new IllegalStateException("Some tables are missing: " + tables);
        }
        return tables;
    }
}
