package dev.patchbay.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.patchbay.organization.TestScopes.TestOrganization;
import dev.patchbay.problem.InvalidInput;
import dev.patchbay.problem.NotFound;
import dev.patchbay.testing.CoreUnderTest;
import dev.patchbay.testing.Parallel;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@CoreUnderTest
class ApiKeysTest {

    private final ApiKeys keys;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final TestOrganization organization;
    private final TestOrganization other;

    ApiKeysTest(ApiKeys keys, JdbcClient jdbc, TransactionTemplate transaction, Organizations organizations) {
        this.keys = keys;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.organization = TestScopes.organization(organizations);
        this.other = TestScopes.organization(organizations);
    }

    @Test
    void a_key_stands_for_its_environment_and_its_permissions() {
        ApiKeys.Created test = keys.create(organization.test(), "Backend", Set.of(Permission.CREDENTIALS_READ));
        ApiKeys.Created live = keys.create(organization.live(), "Backend", Permission.ofApiKeys());

        Scope scope = keys.authenticate(test.secret());
        assertThat(scope.organization()).isEqualTo(organization.test().organization());
        assertThat(scope.environment()).isEqualTo(organization.test().environment());
        assertThat(scope.may(Permission.CREDENTIALS_READ)).isTrue();
        assertThat(scope.may(Permission.CONNECTIONS_READ)).isFalse();
        assertThat(keys.authenticate(live.secret()).environment())
                .isEqualTo(organization.live().environment());
        assertThat(test.secret()).startsWith("pb_test_").hasSizeGreaterThanOrEqualTo(40);
        assertThat(live.secret()).startsWith("pb_live_");
    }

    @Test
    void a_secret_is_told_once_and_kept_as_a_hash() {
        ApiKeys.Created made = keys.create(organization.test(), "Backend", Permission.ofApiKeys());

        assertThat(keys.list(organization.test())).singleElement().satisfies(key -> {
            assertThat(made.secret()).startsWith(key.hint());
            assertThat(key.toString()).doesNotContain(made.secret());
        });
        assertThat(jdbc.sql("select * from api_key").query().listOfRows().toString())
                .doesNotContain(made.secret());
    }

    @Test
    void what_is_no_key_gets_nothing() {
        String secret = keys.create(organization.test(), "Backend", Permission.ofApiKeys())
                .secret();

        for (String wrong : new String[] {
            "",
            "pb_test_",
            "pb_live_" + secret.substring(8),
            secret + "x",
            secret.substring(1),
            secret.toUpperCase(Locale.ROOT),
            secret + "\0",
            " " + secret,
            "pb_test_" + "x".repeat(1_000_000)
        }) {
            assertThatExceptionOfType(UnknownApiKey.class).isThrownBy(() -> keys.authenticate(wrong));
        }
    }

    @Test
    void a_revoked_key_ends_at_once() {
        ApiKeys.Created made = keys.create(organization.test(), "Backend", Permission.ofApiKeys());
        keys.authenticate(made.secret());

        keys.revoke(organization.test(), made.key().id());

        assertThatExceptionOfType(UnknownApiKey.class).isThrownBy(() -> keys.authenticate(made.secret()));
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> keys.revoke(organization.test(), made.key().id()));
    }

    @Test
    void a_caller_who_comes_while_a_key_is_being_revoked_does_not_keep_it_alive() {
        ApiKeys.Created made = keys.create(organization.test(), "Backend", Permission.ofApiKeys());

        transaction.executeWithoutResult(status -> {
            keys.revoke(organization.test(), made.key().id());
            Parallel.callers(1, () -> keys.authenticate(made.secret()));
        });

        assertThatExceptionOfType(UnknownApiKey.class).isThrownBy(() -> keys.authenticate(made.secret()));
    }

    @Test
    void nobody_else_lists_or_revokes_a_key() {
        ApiKeys.Created made = keys.create(organization.test(), "Backend", Permission.ofApiKeys());

        for (Scope stranger : new Scope[] {organization.live(), other.test()}) {
            assertThat(keys.list(stranger)).isEmpty();
            assertThatExceptionOfType(NotFound.class)
                    .isThrownBy(() -> keys.revoke(stranger, made.key().id()));
        }
        assertThat(keys.authenticate(made.secret())).isNotNull();
    }

    @Test
    void no_key_makes_keys() {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> keys.create(organization.test(), "Backend", Set.of(Permission.API_KEYS_WRITE)));
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> keys.create(organization.test(), "Backend", Set.of()));
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> keys.create(organization.test(), " ", Permission.ofApiKeys()));
        Scope key = keys.authenticate(keys.create(organization.test(), "Backend", Permission.ofApiKeys())
                .secret());
        assertThatExceptionOfType(Forbidden.class)
                .isThrownBy(() -> keys.create(key, "Another", Permission.ofApiKeys()));
    }
}
