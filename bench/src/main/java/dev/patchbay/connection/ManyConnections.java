package dev.patchbay.connection;

import dev.patchbay.connect.EndUser;
import dev.patchbay.connection.Credentials.OAuth2Tokens;
import dev.patchbay.connector.Connector;
import dev.patchbay.id.ConnectionId;
import dev.patchbay.id.TenantId;
import dev.patchbay.organization.Scope;
import dev.patchbay.storage.Columns;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Inserts connections by the hundred, each with OAuth tokens of its own, sealed as the product seals them. In the product's package
 * because its seal and its rows are nobody else's to use.
 */
@Component
public class ManyConnections {

    private static final int ROWS_OF_A_STATEMENT = 100;
    private static final int ROWS_OF_A_TRANSACTION = 10_000;

    /** The rest of the row is null in a connection that has not been used yet. */
    private static final List<String> COLUMNS = List.of(
            "id",
            "organization_id",
            "environment_id",
            "tenant_id",
            "connector_id",
            "auth_method",
            "end_user_id",
            "end_user_email",
            "end_user_name",
            "label",
            "account_id",
            "account_name",
            "account_email",
            "status",
            "scopes_required",
            "scopes_granted",
            "credentials",
            "credentials_version",
            "credentials_expire_at",
            "due_at",
            "created_at",
            "updated_at");

    private static final Account ACCOUNT = new Account("U02AB3CD4", "Nora Feld", "nora@acme.example");
    private static final EndUser PERSON = new EndUser("user-7", "nora@acme.example", "Nora Feld");

    private final CredentialsSeal seal;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final ConnectionRows rows = new ConnectionRows();
    private final RandomGenerator random = RandomGenerator.of("L64X128MixRandom");

    ManyConnections(CredentialsSeal seal, JdbcTemplate jdbc, TransactionTemplate transaction) {
        this.seal = seal;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** @param count a multiple of a hundred */
    public void insert(Scope scope, Connector connector, List<TenantId> tenants, int count) {
        insert(scope, connector, tenants, count, (n, connection) -> monthly(connection));
    }

    /**
     * As {@link #insert(Scope, Connector, List, int)}, with tokens of an hour that are due to be renewed one after the other. The
     * refresh token says when, in milliseconds.
     */
    public void insertDue(
            Scope scope, Connector connector, List<TenantId> tenants, int count, Instant first, Duration within) {
        insert(scope, connector, tenants, count, (n, connection) -> {
            Instant due = first.plus(within.multipliedBy(n).dividedBy(count));
            String refreshToken = "due." + due.toEpochMilli() + "." + n;
            OAuth2Tokens now = hourly(connection.createdAt(), refreshToken);
            Duration later = Duration.between(NextVisit.ofCredentials(connection.id(), now), due);
            return hourly(connection.createdAt().plus(later), refreshToken);
        });
    }

    private void insert(
            Scope scope,
            Connector connector,
            List<TenantId> tenants,
            int count,
            BiFunction<Integer, Connection, OAuth2Tokens> tokens) {
        String statement = "insert into connection (" + String.join(", ", COLUMNS) + ") values "
                + String.join(", ", Collections.nCopies(ROWS_OF_A_STATEMENT, row()));
        for (int done = 0; done < count; done += ROWS_OF_A_TRANSACTION) {
            int first = done;
            int end = Math.min(count, done + ROWS_OF_A_TRANSACTION);
            transaction.executeWithoutResult(status -> {
                for (int n = first; n < end; n += ROWS_OF_A_STATEMENT) {
                    List<@Nullable Object> values = new ArrayList<>(ROWS_OF_A_STATEMENT * COLUMNS.size());
                    for (int i = 0; i < ROWS_OF_A_STATEMENT; i++) {
                        Connection made = connection(scope, connector, tenants.get((n + i) % tenants.size()));
                        values.addAll(values(made, tokens.apply(n + i, made)));
                    }
                    jdbc.update(statement, values.toArray());
                }
            });
        }
    }

    public void eachId(Consumer<ConnectionId> consumer) {
        jdbc.query("select id from connection", row -> {
            consumer.accept(ConnectionId.of(row.getBytes(1)));
        });
    }

    private static String row() {
        return "(" + String.join(", ", Collections.nCopies(COLUMNS.size(), "?")) + ")";
    }

    private static Connection connection(Scope scope, Connector connector, TenantId tenant) {
        Instant now = Instant.now();
        List<String> scopes = List.of("contacts.read", "deals.read");
        return new Connection(
                ConnectionId.next(),
                scope.organization(),
                scope.environment(),
                tenant,
                connector.id(),
                connector.definition().defaultMethod().key(),
                null,
                PERSON,
                "Nora Feld",
                ACCOUNT,
                ConnectionStatus.ACTIVE,
                null,
                null,
                scopes,
                scopes,
                Map.of(),
                Map.of(),
                now.plus(Duration.ofDays(30)),
                now,
                now,
                null,
                null);
    }

    private OAuth2Tokens monthly(Connection c) {
        return new OAuth2Tokens(
                token(48), token(32), c.createdAt(), c.createdAt().plus(Duration.ofDays(30)), c.grantedScopes());
    }

    private OAuth2Tokens hourly(Instant obtained, String refreshToken) {
        return new OAuth2Tokens(token(48), refreshToken, obtained, obtained.plus(Duration.ofHours(1)), List.of());
    }

    private List<@Nullable Object> values(Connection c, OAuth2Tokens tokens) {
        Map<String, @Nullable Object> values = rows.values(c);
        List<@Nullable Object> row = new ArrayList<>(List.of(
                c.id().bytes(),
                c.organization().bytes(),
                c.environment().bytes(),
                c.tenant().bytes(),
                c.connector().bytes()));
        for (String name : List.of(
                "method",
                "userId",
                "userEmail",
                "userName",
                "label",
                "accountId",
                "accountName",
                "accountEmail",
                "status",
                "required",
                "granted")) {
            row.add(values.get(name));
        }
        row.add(seal.seal(c, tokens));
        row.add(1);
        row.add(Columns.timestampOrNull(tokens.expiresAt()));
        row.add(Columns.timestampOrNull(NextVisit.ofCredentials(c.id(), tokens)));
        row.add(Columns.timestamp(c.createdAt()));
        row.add(values.get("updated"));
        return row;
    }

    /** As long as those of common providers: 96 and 64 characters. */
    private String token(int bytes) {
        byte[] token = new byte[bytes];
        random.nextBytes(token);
        return HexFormat.of().formatHex(token);
    }
}
