package dev.patchbay.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.id.EnvironmentId;
import dev.patchbay.id.OrganizationId;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealContextTest {

    @Property(tries = 5000)
    void twoContextsHaveTheSameBytesOnlyWhenTheyAreTheSame(
            @ForAll("contexts") SealContext one, @ForAll("contexts") SealContext other) {
        assertThat(java.util.Arrays.equals(one.associatedData(), other.associatedData()))
                .isEqualTo(one.equals(other));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "two words", "café", "a\u0000b"})
    void aKindIsAWord(String kind) {
        assertThatThrownBy(() -> new SealContext(OrganizationId.next(), EnvironmentId.next(), kind, UUID.randomUUID()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** From few values, so that contexts often agree in all but one part. */
    @Provide
    Arbitrary<SealContext> contexts() {
        Arbitrary<UUID> ids = Arbitraries.of(new UUID(0, 0), new UUID(0, 1), new UUID(16, 0), new UUID(-1, -1));
        Arbitrary<String> kinds = Arbitraries.strings()
                .withCharRange('!', '~')
                .ofMinLength(1)
                .ofMaxLength(20)
                .edgeCases(config -> config.add("a", "aa", "connection.credentials"));
        return Combinators.combine(ids, ids, Arbitraries.oneOf(kinds, Arbitraries.of("a", "b", "ab")), ids)
                .as((organization, environment, kind, row) ->
                        new SealContext(new OrganizationId(organization), new EnvironmentId(environment), kind, row));
    }
}
