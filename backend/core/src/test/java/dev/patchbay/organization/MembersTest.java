package dev.patchbay.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.patchbay.id.EnvironmentId;
import dev.patchbay.organization.TestScopes.TestOrganization;
import dev.patchbay.problem.InvalidInput;
import dev.patchbay.problem.NotFound;
import dev.patchbay.testing.CoreUnderTest;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

@CoreUnderTest
class MembersTest {

    private static final String PASSWORD = "correct-horse-battery";

    private final Members members;
    private final JdbcClient jdbc;
    private final TestOrganization organization;
    private final TestOrganization other;
    private final String email = "Ada+" + UUID.randomUUID() + "@Example.com";

    MembersTest(Members members, Organizations organizations, JdbcClient jdbc) {
        this.members = members;
        this.jdbc = jdbc;
        this.organization = TestScopes.organization(organizations);
        this.other = TestScopes.organization(organizations);
    }

    @Test
    void a_password_is_kept_as_an_argon2id_hash_of_its_own_salt() {
        Member ada = add(email);
        Member bob = add("bob-" + email);

        assertThat(hash(ada)).startsWith("$argon2id$").doesNotContain(PASSWORD).isNotEqualTo(hash(bob));
    }

    @Test
    void a_member_signs_in_with_the_right_password_in_whatever_case_the_address_is() {
        Member ada = add(email);

        assertThat(members.signIn(email.toUpperCase(Locale.ROOT), PASSWORD)).contains(ada);
        assertThat(members.signIn(email, PASSWORD + " ")).isEmpty();
        assertThat(members.signIn(email, "")).isEmpty();
        assertThat(members.signIn(email, "x".repeat(100_000))).isEmpty();
        assertThat(members.signIn("nobody-" + email, PASSWORD)).isEmpty();
    }

    @Test
    void a_member_enters_the_environments_of_the_own_organization_alone() {
        Member ada = add(email);
        EnvironmentId live = organization.live().environment();

        assertThat(members.enter(ada.id(), Optional.of(live)).environment()).isEqualTo(live);
        assertThat(members.enter(ada.id(), Optional.empty()).organization())
                .isEqualTo(organization.test().organization());
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(
                        () -> members.enter(ada.id(), Optional.of(other.test().environment())));
    }

    @Test
    void a_list_shows_the_own_organization_alone() {
        Member ada = add(email);

        assertThat(members.list(organization.live())).containsExactly(ada);
        assertThat(members.list(other.test())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ada, Ada, correct-horse-battery, email",
        "ada@example.com, ' ', correct-horse-battery, name",
        "ada@example.com, Ada, elevenchars, password",
    })
    void what_is_wrong_with_a_member_is_named(String address, String name, String password, String field) {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> members.add(organization.test(), address, name, password, Role.DEVELOPER))
                .satisfies(e -> assertThat(e.errors()).extracting("field").containsExactly(field));
    }

    @Test
    void an_address_signs_in_for_one_organization() {
        add(email);

        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> members.add(other.test(), email, "Ada", PASSWORD, Role.OWNER))
                .satisfies(e -> assertThat(e.errors()).extracting("field").containsExactly("email"));
    }

    private Member add(String address) {
        return members.add(organization.test(), address, "Ada", PASSWORD, Role.DEVELOPER);
    }

    private String hash(Member member) {
        return jdbc.sql("select password_hash from member where id = ?")
                .param(member.id().bytes())
                .query(String.class)
                .single();
    }
}
