package dev.patchbay.vault.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.id.EnvironmentId;
import dev.patchbay.id.OrganizationId;
import dev.patchbay.problem.Problem;
import dev.patchbay.storage.TestDatabase;
import dev.patchbay.vault.CannotOpen;
import dev.patchbay.vault.SealContext;
import dev.patchbay.vault.Vault;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TinkVaultTest {

    private static final TestDatabase DATABASE = TestDatabase.memory();
    private static final Vault VAULT = TestVaults.open(TestVaults.KEY, DATABASE.properties(), DATABASE.jdbc());

    @Property
    void whatWasSealedOpensInItsContext(@ForAll byte[] secret) {
        SealContext context = TestVaults.context();
        byte[] sealed = VAULT.seal(context, secret);
        assertThat(VAULT.open(context, sealed)).isEqualTo(secret);
        assertThat(VAULT.seal(context, secret)).isNotEqualTo(sealed);
    }

    @Property
    void withAnyBitFlippedItDoesNotOpen(
            @ForAll @Size(max = 64) byte[] secret, @ForAll @IntRange(max = 10_000) int bit) {
        SealContext context = TestVaults.context();
        byte[] sealed = VAULT.seal(context, secret);
        int place = bit % (sealed.length * 8);
        sealed[place / 8] ^= (byte) (1 << place % 8);
        assertClosed(context, sealed);
    }

    @Property
    void cutShortOrLengthenedItDoesNotOpen(
            @ForAll @Size(max = 64) byte[] secret, @ForAll @IntRange(max = 200) int length) {
        SealContext context = TestVaults.context();
        byte[] sealed = VAULT.seal(context, secret);
        if (length != sealed.length) {
            assertClosed(context, java.util.Arrays.copyOf(sealed, length));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"organization", "environment", "kind", "row"})
    void movedItDoesNotOpen(String what) {
        SealContext home = TestVaults.context();
        byte[] sealed = VAULT.seal(home, "secret".getBytes(UTF_8));
        SealContext elsewhere = switch (what) {
            case "organization" -> new SealContext(OrganizationId.next(), home.environment(), home.kind(), home.row());
            case "environment" -> new SealContext(home.organization(), EnvironmentId.next(), home.kind(), home.row());
            case "kind" -> new SealContext(home.organization(), home.environment(), "other", home.row());
            default -> new SealContext(home.organization(), home.environment(), home.kind(), UUID.randomUUID());
        };
        assertClosed(elsewhere, sealed);
    }

    @Property
    void aMacIsStableAndBelongsToItsPurpose(@ForAll byte[] data) {
        assertThat(VAULT.mac("cookie", data)).hasSize(32).isEqualTo(VAULT.mac("cookie", data));
        assertThat(VAULT.mac("cookie", data)).isNotEqualTo(VAULT.mac("state", data));
    }

    @Property
    void noPartOfThePurposePassesForData(@ForAll @Size(min = 1, max = 8) byte[] data) {
        byte[] shifted = java.util.Arrays.copyOfRange(data, 1, data.length);
        String longer = "a" + (char) (data[0] & 0x7f);
        assertThat(VAULT.mac("a", data)).isNotEqualTo(VAULT.mac(longer, shifted));
    }

    private static void assertClosed(SealContext context, byte[] sealed) {
        assertThatThrownBy(() -> VAULT.open(context, sealed)).isInstanceOfSatisfying(CannotOpen.class, closed -> {
            assertThat(closed.code()).isEqualTo("vault_cannot_open");
            assertThat(closed.kind()).isEqualTo(Problem.Kind.UNAVAILABLE);
            assertThat(closed).hasNoCause();
        });
    }
}
