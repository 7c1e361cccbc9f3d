package dev.patchbay.authorization;

import dev.patchbay.id.AttemptId;
import dev.patchbay.storage.Columns;
import dev.patchbay.vault.SealContext;
import dev.patchbay.vault.Vault;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The rows of {@code device_grant}: codes, sealed, and when the app may be asked next. */
@Repository
class DeviceGrants {

    private static final JsonMapper JSON = new JsonMapper();

    private final JdbcClient jdbc;
    private final Vault vault;

    DeviceGrants(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /** What is sealed. */
    record Codes(String deviceCode, DeviceCode shown) {

        @Override
        public String toString() {
            return "Codes[masked]";
        }
    }

    record Grant(Codes codes, int pollEvery, Instant pollAfter) {}

    void insert(Attempt attempt, DeviceReply.Granted granted, Instant now) {
        byte[] sealed =
                vault.seal(context(attempt), JSON.writeValueAsBytes(new Codes(granted.deviceCode(), granted.shown())));
        jdbc.sql("delete from device_grant where id = ?")
                .param(attempt.id().bytes())
                .update();
        jdbc.sql("""
                insert into device_grant (id, sealed, poll_every, poll_after, expires_at)
                values (?, ?, ?, ?, ?)""")
                .param(attempt.id().bytes())
                .param(sealed)
                .param(granted.pollEvery())
                .param(Columns.timestamp(now.plusSeconds(granted.pollEvery())))
                .param(Columns.timestamp(granted.shown().expiresAt()))
                .update();
    }

    Optional<Grant> find(Attempt attempt) {
        return jdbc.sql("select * from device_grant where id = ?")
                .param(attempt.id().bytes())
                .query((row, n) -> new Grant(
                        JSON.readValue(vault.open(context(attempt), row.getBytes("sealed")), Codes.class),
                        row.getInt("poll_every"),
                        Columns.instant(row, "poll_after")))
                .optional();
    }

    /** Takes the turn to ask, until the given time; over all nodes only one caller gets true. */
    boolean takeTurn(AttemptId id, Instant now, Instant until) {
        return jdbc.sql("update device_grant set poll_after = ? where id = ? and poll_after <= ?")
                        .params(Columns.timestamp(until), id.bytes(), Columns.timestamp(now))
                        .update()
                == 1;
    }

    /** When the app may be asked next, and how often from then on. */
    void wait(AttemptId id, int pollEvery, Instant now) {
        jdbc.sql("update device_grant set poll_every = ?, poll_after = ? where id = ?")
                .params(pollEvery, Columns.timestamp(now.plusSeconds(pollEvery)), id.bytes())
                .update();
    }

    void delete(AttemptId id) {
        jdbc.sql("delete from device_grant where id = ?").param(id.bytes()).update();
    }

    private static SealContext context(Attempt attempt) {
        return new SealContext(
                attempt.organization(),
                attempt.environment(),
                SealedDeviceCodes.KIND,
                attempt.id().value());
    }
}
