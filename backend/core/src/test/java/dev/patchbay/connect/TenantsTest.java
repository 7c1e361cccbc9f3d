package dev.patchbay.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.organization.Organizations;
import dev.patchbay.organization.Scope;
import dev.patchbay.organization.TestScopes;
import dev.patchbay.organization.TestScopes.TestOrganization;
import dev.patchbay.testing.CoreUnderTest;
import dev.patchbay.testing.Parallel;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@CoreUnderTest
class TenantsTest {

    private final Tenants tenants;
    private final ConnectSessions sessions;
    private final TestOrganization organization;
    private final Scope scope;

    TenantsTest(Tenants tenants, ConnectSessions sessions, Organizations organizations) {
        this.tenants = tenants;
        this.sessions = sessions;
        this.organization = TestScopes.organization(organizations);
        this.scope = organization.test();
    }

    @Test
    void many_who_name_a_tenant_first_make_one() {
        List<Parallel.Outcome<ConnectSessions.Issued>> outcomes =
                Parallel.callers(40, () -> sessions.create(scope, NewConnectSession.of("acme", "Acme")));

        assertThat(outcomes).extracting(Parallel.Outcome::failure).containsOnlyNulls();
        assertThat(outcomes)
                .extracting(outcome -> outcome.get().session().tenant())
                .containsOnly(tenants.find(scope, "acme").orElseThrow().id());
    }

    /** What looks alike to a database's usual order of words is another customer to the SaaS. */
    @ParameterizedTest
    @ValueSource(strings = {"ACME", "acmé", "acme ", " acme", "acme\u200b", "ａｃｍｅ"})
    void an_id_that_differs_at_all_is_another_tenant(String alike) {
        Tenant acme = tenants.named(scope, "acme", null);
        Tenant other = tenants.named(scope, alike, null);

        assertThat(other.id()).isNotEqualTo(acme.id());
        assertThat(other.externalId()).isEqualTo(alike);
        assertThat(tenants.find(scope, "acme").orElseThrow().id()).isEqualTo(acme.id());
    }

    @Test
    void each_environment_has_its_own() {
        assertThat(tenants.named(scope, "acme", "Acme").id())
                .isNotEqualTo(tenants.named(organization.live(), "acme", "Acme").id());
        assertThat(tenants.find(organization.live(), "other")).isEmpty();
    }

    @Test
    void a_new_name_is_taken_over_and_none_keeps_the_old() {
        tenants.named(scope, "acme", "Acme");

        assertThat(tenants.named(scope, "acme", "Acme Ltd 🙂").name()).isEqualTo("Acme Ltd 🙂");
        assertThat(tenants.named(scope, "acme", null).name()).isEqualTo("Acme Ltd 🙂");
        assertThat(tenants.find(scope, "acme").orElseThrow().name()).isEqualTo("Acme Ltd 🙂");
    }
}
