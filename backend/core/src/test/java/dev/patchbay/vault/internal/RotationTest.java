package dev.patchbay.vault.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.patchbay.storage.TestDatabase;
import dev.patchbay.testing.Parallel;
import dev.patchbay.testing.TestClock;
import dev.patchbay.vault.CannotOpen;
import dev.patchbay.vault.KeyId;
import dev.patchbay.vault.Proof;
import dev.patchbay.vault.Rotation;
import dev.patchbay.vault.Rotation.Phase;
import dev.patchbay.vault.RotationUnderWay;
import dev.patchbay.vault.VaultEvent;
import dev.patchbay.vault.VaultEvent.Type;
import dev.patchbay.vault.VaultState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class RotationTest {

    private final TestDatabase database = TestDatabase.fresh();
    private final TestClock clock = new TestClock();
    private final TestSecrets secrets = new TestSecrets(database.jdbc());
    private final TestVaults.Node node = node();

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void every_row_is_sealed_anew_and_the_old_key_opens_nothing_afterwards() {
        UUID id = secrets.add(node.vault(), "refresh token");
        byte[] stolen = secrets.sealed(id);
        KeyId old = KeyId.of(stolen);

        KeyId young = node.keys().rotate("Ada").key();
        Rotation finished = finish(node);

        assertThat(finished.finishedAt()).isPresent();
        assertThat(finished.startedBy()).isEqualTo("Ada");
        assertThat(secrets.read(node.vault(), id)).isEqualTo("refresh token");
        assertThat(KeyId.of(secrets.sealed(id))).isEqualTo(young).isNotEqualTo(old);
        assertThatExceptionOfType(CannotOpen.class)
                .isThrownBy(() -> node.vault().open(secrets.context(id), stolen));
        assertThatExceptionOfType(CannotOpen.class)
                .isThrownBy(() -> node().vault().open(secrets.context(id), stolen));
        assertThat(node.keys().state().keys())
                .extracting(VaultState.Key::id, VaultState.Key::use)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(young, VaultState.Use.PRIMARY));
    }

    @Test
    void each_phase_waits_for_what_it_needs() {
        secrets.add(node.vault(), "secret");
        node.keys().rotate("Ada");

        assertThat(phaseAfter(RotationSteps.EVERY_NODE_KNOWS.minusMillis(500))).isEqualTo(Phase.PUBLISHED);
        assertThat(phaseAfter(Duration.ofSeconds(1))).isEqualTo(Phase.PROMOTED);
        assertThat(phaseAfter(RotationSteps.NOBODY_HOLDS_IT.minusSeconds(5))).isEqualTo(Phase.PROMOTED);
        assertThat(phaseAfter(Duration.ofSeconds(5))).isEqualTo(Phase.REENCRYPTING);
        assertThat(phaseAfter(Duration.ZERO)).isEqualTo(Phase.SETTLING);
        assertThat(phaseAfter(RotationSteps.NOBODY_HOLDS_IT.minusSeconds(5))).isEqualTo(Phase.SETTLING);
        assertThat(phaseAfter(Duration.ofSeconds(5))).isEqualTo(Phase.DISABLED);
        assertThat(phaseAfter(RotationSteps.NOBODY_HOLDS_IT.minusSeconds(5))).isEqualTo(Phase.DISABLED);
        assertThat(phaseAfter(Duration.ofSeconds(5))).isEqualTo(Phase.FINISHED);
        assertThat(node.events())
                .extracting(VaultEvent::type)
                .containsExactly(Type.ROTATION_STARTED, Type.KEY_PROMOTED, Type.KEY_DISABLED, Type.KEY_DESTROYED);
    }

    @Test
    void a_node_that_did_not_hear_of_the_new_key_opens_and_seals_with_it() {
        TestVaults.Node deaf = node();
        UUID before = secrets.add(deaf.vault(), "before");
        node.keys().rotate("Ada");
        until(node, Phase.REENCRYPTING);
        UUID young = secrets.add(node.vault(), "young");

        // It never looked by itself, and reads what it cannot know yet.
        assertThat(secrets.read(deaf.vault(), young)).isEqualTo("young");
        UUID own = secrets.add(deaf.vault(), "own");
        finish(node);

        assertThat(KeyId.of(secrets.sealed(own))).isEqualTo(KeyId.of(secrets.sealed(young)));
        for (TestVaults.Node each : List.of(node, deaf)) {
            assertThat(List.of(before, young, own))
                    .extracting(id -> secrets.read(each.vault(), id))
                    .containsExactly("before", "young", "own");
        }
    }

    @Test
    void a_node_that_slept_through_the_promotion_looks_before_it_seals() {
        TestVaults.Node asleep = node();
        node.keys().rotate("Ada");
        until(node, Phase.PROMOTED);
        clock.advance(Keyring.FRESH.plusSeconds(1));

        UUID id = secrets.add(asleep.vault(), "secret");

        assertThat(KeyId.of(secrets.sealed(id)))
                .isEqualTo(node.keys().state().keys().getFirst().id());
    }

    @Test
    void a_node_that_only_reads_forgets_the_old_key_as_well() {
        TestVaults.Node reader = node();
        UUID id = secrets.add(node.vault(), "secret");
        byte[] stolen = secrets.sealed(id);
        node.keys().rotate("Ada");
        finish(node);

        reader.follow();

        assertThatExceptionOfType(CannotOpen.class)
                .isThrownBy(() -> reader.vault().open(secrets.context(id), stolen));
        assertThat(secrets.read(reader.vault(), id)).isEqualTo("secret");
    }

    @Test
    void after_a_restart_it_goes_on_where_it_was() {
        for (int i = 0; i < 450; i++) {
            secrets.add(node.vault(), "secret " + i);
        }
        node.keys().rotate("Ada");
        until(node, Phase.REENCRYPTING);
        RotationTable table = new RotationTable(database.jdbc());
        Rotation rotation = table.last().orElseThrow();
        Reencryption walk = new Reencryption(List.of(secrets), node.vault(), table, clock);
        // No time at all: one batch, and the process ends.
        assertThat(walk.slice(rotation, Duration.ZERO)).isFalse();
        assertThat(table.last().orElseThrow().done()).isEqualTo(Reencryption.BATCH);

        TestVaults.Node restarted = node();
        Rotation finished = finish(restarted);

        assertThat(finished.rows()).isEqualTo(450);
        assertThat(finished.done()).isEqualTo(450);
        assertThat(secrets.ids())
                .hasSize(450)
                .allSatisfy(id -> assertThat(KeyId.of(secrets.sealed(id))).isEqualTo(finished.key()));
    }

    @Test
    void a_row_that_cannot_be_opened_keeps_the_old_key() {
        UUID good = secrets.add(node.vault(), "good");
        UUID moved = secrets.addSealed(UUID.randomUUID(), secrets.sealed(good));
        node.keys().rotate("Ada");

        until(node, Phase.SETTLING);
        assertThat(node.keys().state().rotation().orElseThrow().unreadable()).isOne();
        assertThat(phaseAfter(RotationSteps.NOBODY_HOLDS_IT)).isEqualTo(Phase.REENCRYPTING);
        assertThat(node.keys().state().rotation().orElseThrow().passes()).isOne();
        assertThat(phaseAfter(Duration.ZERO)).isEqualTo(Phase.REENCRYPTING);
        assertThat(node.keys().state().keys())
                .extracting(VaultState.Key::use)
                .containsExactly(VaultState.Use.PRIMARY, VaultState.Use.OPENS);

        secrets.remove(moved);
        assertThat(phaseAfter(RotationSteps.BETWEEN_PASSES)).isEqualTo(Phase.SETTLING);
        finish(node);
        assertThat(node.keys().state().keys()).hasSize(1);
    }

    @Test
    void what_turns_up_after_the_old_key_was_switched_off_switches_it_on_again() {
        UUID id = secrets.add(node.vault(), "secret");
        byte[] old = secrets.sealed(id);
        node.keys().rotate("Ada");
        until(node, Phase.DISABLED);
        assertThatExceptionOfType(CannotOpen.class)
                .isThrownBy(() -> node.vault().open(secrets.context(id), old));

        // As a restored backup would.
        secrets.write(id, old);
        assertThat(phaseAfter(RotationSteps.NOBODY_HOLDS_IT)).isEqualTo(Phase.REENCRYPTING);
        assertThat(secrets.read(node.vault(), id)).isEqualTo("secret");

        clock.advance(RotationSteps.BETWEEN_PASSES);
        Rotation finished = finish(node);
        assertThat(KeyId.of(secrets.sealed(id))).isEqualTo(finished.key());
        assertThat(secrets.read(node.vault(), id)).isEqualTo("secret");
    }

    @Test
    void a_row_of_a_key_that_nobody_has_does_not_hold_it_up() {
        byte[] foreign = {1, 2, 3, 4, 5, 6, 7, 8};
        secrets.addSealed(UUID.randomUUID(), foreign);
        secrets.addSealed(UUID.randomUUID(), null);
        node.keys().rotate("Ada");

        assertThat(finish(node).unreadable()).isOne();
        assertThat(node.keys().prove().rowsOf(KeyId.of(foreign))).isOne();
    }

    @Test
    void one_rotation_at_a_time() {
        List<Parallel.Outcome<Rotation>> outcomes =
                Parallel.callers(4, () -> node().keys().rotate("Ada"));

        assertThat(outcomes).filteredOn(Parallel.Outcome::succeeded).hasSize(1);
        assertThat(outcomes)
                .filteredOn(outcome -> !outcome.succeeded())
                .extracting(Parallel.Outcome::failure)
                .allSatisfy(failure -> assertThat(failure).isInstanceOf(RotationUnderWay.class));
        finish(node);
        assertThat(node.keys().rotate("Ada").phase()).isEqualTo(Phase.PUBLISHED);
    }

    @Test
    void steps_taken_on_several_nodes_at_once_are_taken_once() {
        for (int i = 0; i < 300; i++) {
            secrets.add(node.vault(), "secret " + i);
        }
        List<TestVaults.Node> nodes = List.of(node, node(), node());
        node.keys().rotate("Ada");

        while (node.keys().state().rotation().orElseThrow().running()) {
            clock.advance(RotationSteps.NOBODY_HOLDS_IT);
            List<Parallel.Outcome<Object>> outcomes =
                    Parallel.callers(3, i -> () -> nodes.get(i).keys().advance());
            assertThat(outcomes).extracting(Parallel.Outcome::failure).containsOnlyNulls();
        }

        List<VaultEvent> events = new ArrayList<>();
        nodes.forEach(each -> events.addAll(each.events()));
        assertThat(events)
                .extracting(VaultEvent::type)
                .containsExactlyInAnyOrder(
                        Type.ROTATION_STARTED, Type.KEY_PROMOTED, Type.KEY_DISABLED, Type.KEY_DESTROYED);
        assertThat(secrets.ids())
                .extracting(id -> secrets.read(node.vault(), id))
                .hasSize(300);
    }

    @Test
    void a_proof_tells_which_key_every_row_needs() {
        UUID first = secrets.add(node.vault(), "first");
        secrets.add(node.vault(), "second");
        KeyId old = KeyId.of(secrets.sealed(first));
        node.keys().rotate("Ada");
        until(node, Phase.PROMOTED);
        secrets.add(node.vault(), "third");

        Proof proof = node.keys().prove();

        KeyId young = node.keys().state().keys().getFirst().id();
        assertThat(proof.rows())
                .containsExactlyInAnyOrder(
                        new Proof.Count("test_secret.secret", old, 2), new Proof.Count("test_secret.secret", young, 1));
        assertThat(proof.rowsNotOf(young)).isEqualTo(2);
        assertThat(node.keys().state().proof()).contains(proof);
    }

    private TestVaults.Node node() {
        return TestVaults.node(database.properties(), database.open(), clock, List.of(secrets), TestVaults.KEY);
    }

    private Phase phaseAfter(Duration time) {
        clock.advance(time);
        return node.keys().advance().orElseThrow().phase();
    }

    private void until(TestVaults.Node by, Phase phase) {
        while (by.keys().state().rotation().orElseThrow().phase() != phase) {
            clock.advance(RotationSteps.NOBODY_HOLDS_IT);
            by.keys().advance();
        }
    }

    private Rotation finish(TestVaults.Node by) {
        until(by, Phase.FINISHED);
        return by.keys().state().rotation().orElseThrow();
    }
}
