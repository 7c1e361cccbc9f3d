package dev.patchbay.organization;

import dev.patchbay.id.MemberId;
import dev.patchbay.id.OrganizationId;
import dev.patchbay.storage.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code member}. */
@Repository
class MemberTable {

    /** A member with the hash that only signing in looks at. */
    record Stored(Member member, String passwordHash) {}

    private final JdbcClient jdbc;

    MemberTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Member member, String passwordHash) {
        jdbc.sql("""
                insert into member (id, organization_id, email, name, password_hash, role, created_at)
                values (?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        member.id().bytes(),
                        member.organization().bytes(),
                        member.email(),
                        member.name(),
                        passwordHash,
                        member.role().name(),
                        Columns.timestamp(member.createdAt()))
                .update();
    }

    boolean isEmpty() {
        return jdbc.sql("select id from member limit 1").query().listOfRows().isEmpty();
    }

    Optional<Stored> findByEmail(String email) {
        return jdbc.sql("select * from member where email = ?")
                .param(email)
                .query((row, n) -> new Stored(member(row), row.getString("password_hash")))
                .optional();
    }

    Optional<Member> find(MemberId id) {
        return jdbc.sql("select * from member where id = ?")
                .param(id.bytes())
                .query((row, n) -> member(row))
                .optional();
    }

    List<Member> ofOrganization(OrganizationId organization) {
        return jdbc.sql("select * from member where organization_id = ? order by name, id")
                .param(organization.bytes())
                .query((row, n) -> member(row))
                .list();
    }

    private static Member member(ResultSet row) throws SQLException {
        return new Member(
                MemberId.of(row.getBytes("id")),
                OrganizationId.of(row.getBytes("organization_id")),
                row.getString("email"),
                row.getString("name"),
                Role.valueOf(row.getString("role")),
                Columns.instant(row, "created_at"));
    }
}
