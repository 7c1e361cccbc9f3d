package dev.patchbay.sandbox;

import dev.patchbay.storage.Columns;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of grants and their tokens. */
@InSandbox
@Component
class GrantTable {

    private static final String GRANT = "select g.* from sandbox_grant g ";

    private final JdbcClient jdbc;

    GrantTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<StoredGrant> byId(UUID id) {
        return jdbc.sql(GRANT + "where g.id = :id")
                .param("id", Columns.bytes(id))
                .query(StoredGrant::read)
                .optional();
    }

    Optional<StoredGrant> byConsent(byte[] hash) {
        return jdbc.sql(GRANT + "where g.consent_hash = :hash")
                .param("hash", hash)
                .query(StoredGrant::read)
                .optional();
    }

    Optional<StoredGrant> byToken(byte[] hash) {
        return jdbc.sql(GRANT + "join sandbox_token t on t.grant_id = g.id where t.token_hash = :hash")
                .param("hash", hash)
                .query(StoredGrant::read)
                .optional();
    }

    void insert(StoredGrant grant, byte @Nullable [] consentHash, Instant now) {
        jdbc.sql("""
                        insert into sandbox_grant (id, version, client_id, account_id, redirect_uri, requested_scopes,
                          authorized_scopes, client_state, code_challenge, by_device, consent_hash, created_at)
                        values (:id, 0, :client, :account, :uri, :requested, :authorized, :state, :challenge, :device, :consent,
                          :now)""")
                .param("id", Columns.bytes(grant.id()))
                .param("client", grant.clientId())
                .param("account", grant.accountId())
                .param("uri", grant.redirectUri())
                .param("requested", String.join(" ", grant.requestedScopes()))
                .param("authorized", String.join(" ", grant.authorizedScopes()))
                .param("state", grant.clientState())
                .param("challenge", grant.codeChallenge())
                .param("device", grant.byDevice())
                .param("consent", consentHash)
                .param("now", Columns.timestamp(now))
                .update();
    }

    /** Answers whether the row still had this grant's version; when not, nothing was changed. */
    boolean update(StoredGrant grant, byte @Nullable [] consentHash) {
        return jdbc.sql("""
                                update sandbox_grant set version = version + 1, account_id = :account, authorized_scopes = :authorized,
                                  client_state = :state, consent_hash = :consent
                                where id = :id and version = :version""")
                        .param("account", grant.accountId())
                        .param("authorized", String.join(" ", grant.authorizedScopes()))
                        .param("state", grant.clientState())
                        .param("consent", consentHash)
                        .param("id", Columns.bytes(grant.id()))
                        .param("version", grant.version())
                        .update()
                == 1;
    }

    void delete(UUID id) {
        jdbc.sql("delete from sandbox_grant where id = :id")
                .param("id", Columns.bytes(id))
                .update();
    }

    List<StoredToken> tokens(UUID grant) {
        return jdbc.sql("select * from sandbox_token where grant_id = :grant order by issued_at, spent desc")
                .param("grant", Columns.bytes(grant))
                .query(StoredToken::read)
                .list();
    }

    /** Adds a token, or marks a known one as spent. What is spent stays spent. */
    void put(UUID grant, StoredToken token) {
        int known = jdbc.sql("update sandbox_token set spent = (spent or :spent) where token_hash = :hash")
                .param("spent", token.spent())
                .param("hash", token.hash())
                .update();
        if (known == 0) {
            jdbc.sql("""
                            insert into sandbox_token (token_hash, grant_id, kind, scopes, issued_at, expires_at, spent)
                            values (:hash, :grant, :kind, :scopes, :issued, :expires, :spent)""")
                    .param("hash", token.hash())
                    .param("grant", Columns.bytes(grant))
                    .param("kind", token.kind().name())
                    .param("scopes", token.scopes())
                    .param("issued", Columns.timestamp(token.issuedAt()))
                    .param("expires", Columns.timestamp(token.expiresAt()))
                    .param("spent", token.spent())
                    .update();
        }
    }

    void spendOtherRefreshTokens(UUID grant, byte[] current) {
        jdbc.sql("""
                        update sandbox_token set spent = true
                        where grant_id = :grant and kind = 'REFRESH' and token_hash <> :current""")
                .param("grant", Columns.bytes(grant))
                .param("current", current)
                .update();
    }

    void spendAll(UUID grant) {
        jdbc.sql("update sandbox_token set spent = true where grant_id = :grant")
                .param("grant", Columns.bytes(grant))
                .update();
    }
}
