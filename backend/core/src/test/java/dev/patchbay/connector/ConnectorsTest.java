package dev.patchbay.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.patchbay.id.ConnectorId;
import dev.patchbay.organization.Organizations;
import dev.patchbay.organization.Scope;
import dev.patchbay.organization.TestScopes;
import dev.patchbay.organization.TestScopes.TestOrganization;
import dev.patchbay.page.PageRequest;
import dev.patchbay.problem.FieldError;
import dev.patchbay.problem.InvalidInput;
import dev.patchbay.problem.NotFound;
import dev.patchbay.testing.CoreUnderTest;
import dev.patchbay.testing.Parallel;
import dev.patchbay.vault.Secret;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@CoreUnderTest
class ConnectorsTest {

    private static final String HOME = "https://93.184.215.14";
    private static final String ELSEWHERE = "https://198.35.26.96";

    private final Connectors connectors;
    private final OAuthClients clients;
    private final TestOrganization owners;
    private final Scope owner;
    private final Scope other;

    ConnectorsTest(Connectors connectors, OAuthClients clients, Organizations organizations) {
        this.connectors = connectors;
        this.clients = clients;
        this.owners = TestScopes.organization(organizations);
        this.owner = owners.test();
        this.other = TestScopes.organization(organizations).test();
    }

    @Test
    void a_private_connector_is_there_for_its_own_organization_alone() {
        Connector made = connectors.create(owner, TestConnectors.acme(HOME));

        assertThat(connectors.find(owner, made.slug())).isPresent();
        assertThat(connectors.find(owners.live(), made.id().text()))
                .as("in each of its environments")
                .isPresent();
        assertThat(connectors.find(other, made.slug())).isEmpty();
        assertThat(connectors.find(other, made.id().text())).isEmpty();
        assertThat(connectors.list(other, PageRequest.first(100)).data())
                .extracting(Connector::id)
                .doesNotContain(made.id());
    }

    @Test
    void a_public_connector_is_used_by_others_and_changed_by_its_owner() {
        Connector made = connectors.create(owner, TestConnectors.open(TestConnectors.acme(HOME)));

        assertThat(connectors.get(other, made.slug()).isOwnedBy(other.organization()))
                .isFalse();
        assertThat(connectors.list(other, PageRequest.first(100)).data())
                .extracting(Connector::id)
                .contains(made.id());
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> connectors.update(other, made.slug(), TestConnectors.acme(ELSEWHERE)));
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> connectors.delete(other, made.id().text()));
    }

    @Test
    void an_own_connector_hides_a_public_one_of_the_same_slug() {
        ConnectorInput input = TestConnectors.open(TestConnectors.acme(HOME));
        Connector theirs = connectors.create(owner, input);
        Connector own = connectors.create(other, TestConnectors.closed(input));

        assertThat(connectors.get(other, theirs.slug()).id()).isEqualTo(own.id());
        assertThat(connectors.get(other, theirs.id().text()).id()).isEqualTo(theirs.id());
        assertThat(connectors.get(owner, theirs.slug()).id()).isEqualTo(theirs.id());
    }

    @Test
    void a_slug_that_is_taken_is_named_together_with_all_else_that_is_wrong() {
        Connector made = connectors.create(owner, TestConnectors.acme(HOME));

        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> connectors.create(
                        owner,
                        TestConnectors.named(TestConnectors.of("not a url", TestConnectors.apiKey()), made.slug())))
                .satisfies(e ->
                        assertThat(e.errors()).extracting(FieldError::field).contains("slug", "base_url"));
    }

    @Test
    void the_owners_change_reaches_a_user_of_the_connector_when_that_accepts_it() {
        ConnectorInput input = TestConnectors.open(TestConnectors.acme(HOME));
        Connector made = connectors.create(owner, input);
        connectors.pinForUse(other, connectors.get(other, made.slug()));

        connectors.update(
                owner,
                made.slug(),
                TestConnectors.with(input, TestConnectors.acme(ELSEWHERE).definition()));

        Connector seen = connectors.get(other, made.slug());
        assertThat(seen.definition().baseUrl()).isEqualTo(HOME);
        assertThat(connectors
                        .inUse(other.organization(), made.id())
                        .definition()
                        .baseUrl())
                .isEqualTo(HOME);
        assertThat(seen.hasUpdate()).isTrue();
        assertThat(connectors.offered(other, seen).baseUrl()).isEqualTo(ELSEWHERE);
        assertThat(connectors.get(owner, made.slug()).definition().baseUrl()).isEqualTo(ELSEWHERE);

        Connector accepted = connectors.acceptUpdate(other, made.slug());
        assertThat(accepted.definition().baseUrl()).isEqualTo(ELSEWHERE);
        assertThat(accepted.hasUpdate()).isFalse();
        assertThat(connectors
                        .inUse(other.organization(), made.id())
                        .definition()
                        .baseUrl())
                .isEqualTo(ELSEWHERE);
    }

    /** A client secret is a credential: where it goes must not change behind the back of the one who entered it. */
    @Test
    void entering_an_oauth_client_fixes_where_its_secret_goes() {
        ConnectorInput input = TestConnectors.open(TestConnectors.acme(HOME));
        Connector made = connectors.create(owner, input);
        connectors.setClient(other, made.slug(), "oauth2", new ConnectorInput.ClientInput("id", new Secret("secret")));

        connectors.update(
                owner,
                made.slug(),
                TestConnectors.with(input, TestConnectors.acme(ELSEWHERE).definition()));

        assertThat(connectors.get(other, made.slug()).definition().baseUrl()).isEqualTo(HOME);
        assertThat(connectors
                        .inUse(other.organization(), made.id())
                        .definition()
                        .baseUrl())
                .isEqualTo(HOME);
    }

    @Test
    void many_who_use_a_public_connector_first_fix_it_once() {
        Connector made = connectors.create(owner, TestConnectors.open(TestConnectors.acme(HOME)));
        Connector seen = connectors.get(other, made.slug());

        List<Parallel.Outcome<Boolean>> outcomes = Parallel.callers(20, () -> {
            connectors.pinForUse(other, seen);
            return true;
        });

        assertThat(outcomes).extracting(Parallel.Outcome::failure).containsOnlyNulls();
    }

    @Test
    void made_private_again_it_goes_on_for_those_who_used_it() {
        ConnectorInput input = TestConnectors.open(TestConnectors.acme(HOME));
        Connector made = connectors.create(owner, input);
        connectors.pinForUse(other, connectors.get(other, made.slug()));

        connectors.update(owner, made.slug(), TestConnectors.closed(input));

        assertThat(connectors.find(other, made.slug())).isEmpty();
        assertThat(connectors
                        .inUse(other.organization(), made.id())
                        .definition()
                        .baseUrl())
                .isEqualTo(HOME);
    }

    @Test
    void only_what_decides_where_credentials_go_makes_a_revision() {
        ConnectorInput input = TestConnectors.acme(HOME);
        Connector made = connectors.create(owner, input);

        Connector renamed = connectors.update(owner, made.slug(), TestConnectors.named(input, made.slug() + "-2"));
        Connector moved = connectors.update(
                owner,
                renamed.slug(),
                TestConnectors.with(input, TestConnectors.acme(ELSEWHERE).definition()));

        assertThat(renamed.revision()).isEqualTo(1);
        assertThat(moved.revision()).isEqualTo(2);
        assertThat(moved.slug()).isEqualTo(made.slug());
        assertThat(moved.createdAt()).isEqualTo(made.createdAt());
    }

    @Test
    void a_taken_slug_is_refused_by_its_field_even_among_those_who_come_together() {
        ConnectorInput input = TestConnectors.acme(HOME);

        List<Parallel.Outcome<Connector>> outcomes = Parallel.callers(10, () -> connectors.create(owner, input));

        assertThat(outcomes).filteredOn(Parallel.Outcome::succeeded).hasSize(1);
        assertThat(outcomes)
                .filteredOn(outcome -> !outcome.succeeded())
                .allSatisfy(outcome -> assertThat(outcome.failure())
                        .isInstanceOfSatisfying(
                                InvalidInput.class,
                                e -> assertThat(e.errors().getFirst().field()).isEqualTo("slug")));
        assertThat(connectors.create(other, input).slug())
                .as("each organization has its own slugs")
                .isEqualTo(input.slug());
        Connector second = connectors.create(owner, TestConnectors.named(input, null));
        assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> connectors.update(owner, second.slug(), input));
    }

    @Test
    void lists_run_from_the_newest_and_miss_nothing() {
        for (int i = 0; i < 7; i++) {
            connectors.create(owner, TestConnectors.acme(HOME));
        }

        List<ConnectorId> all = connectors.list(owner, PageRequest.first(100)).data().stream()
                .filter(c -> c.isOwnedBy(owner.organization()))
                .map(Connector::id)
                .toList();
        assertThat(all).hasSize(7).isSortedAccordingTo((a, b) -> b.text().compareTo(a.text()));
    }

    @Test
    void a_search_takes_its_text_literally() {
        ConnectorInput input = TestConnectors.named(
                TestConnectors.acme(HOME),
                "needle-" + owner.organization().text().substring(10));
        connectors.create(owner, input);

        assertThat(connectors.search(owner, "NEEDLE", PageRequest.first(10)).data())
                .hasSize(1);
        for (String text : List.of("%", "_eedle", "!", "'", "\\", "needle%")) {
            assertThat(connectors.search(owner, text, PageRequest.first(10)).data())
                    .as(text)
                    .isEmpty();
        }
    }

    @Test
    void each_environment_has_clients_of_its_own() {
        Connector made = connectors.create(owner, TestConnectors.acme(HOME));

        assertThat(clients.find(owners.live(), made.id(), "oauth2")).isEmpty();
        connectors.setClient(
                owners.live(), made.slug(), "oauth2", new ConnectorInput.ClientInput("live-id", new Secret("live")));

        assertThat(secret(clients.find(owner, made.id(), "oauth2"))).isEqualTo("client-secret-1");
        assertThat(secret(clients.find(owners.live(), made.id(), "oauth2"))).isEqualTo("live");
    }

    @Test
    void an_absent_part_of_a_client_stays_and_an_empty_one_goes() {
        Connector made = connectors.create(owner, TestConnectors.acme(HOME));

        connectors.setClient(owner, made.slug(), "oauth2", new ConnectorInput.ClientInput("client-2", null));
        assertThat(secret(clients.find(owner, made.id(), "oauth2"))).isEqualTo("client-secret-1");
        assertThat(clients.shown(owner, made.id())).containsEntry("oauth2", new OAuthClients.Shown("client-2", true));

        connectors.setClient(owner, made.slug(), "oauth2", new ConnectorInput.ClientInput(null, new Secret("")));
        assertThat(clients.shown(owner, made.id())).containsEntry("oauth2", new OAuthClients.Shown("client-2", false));

        connectors.setClient(owner, made.slug(), "oauth2", new ConnectorInput.ClientInput("", null));
        assertThat(clients.shown(owner, made.id())).isEmpty();
    }

    private static String secret(Optional<OAuthClient> client) {
        return Objects.requireNonNull(client.orElseThrow().secret()).value();
    }
}
