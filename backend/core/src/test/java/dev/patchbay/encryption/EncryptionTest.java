package dev.patchbay.encryption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.patchbay.organization.Forbidden;
import dev.patchbay.organization.Organizations;
import dev.patchbay.organization.Permission;
import dev.patchbay.organization.Scope;
import dev.patchbay.organization.TestScopes;
import dev.patchbay.testing.CoreUnderTest;
import dev.patchbay.vault.Rotation;
import dev.patchbay.vault.RotationUnderWay;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

@CoreUnderTest
@TestPropertySource(properties = "test.database-of-its-own=encryption")
class EncryptionTest {

    private final Encryption encryption;
    private final Organizations organizations;

    EncryptionTest(Encryption encryption, Organizations organizations) {
        this.encryption = encryption;
        this.organizations = organizations;
    }

    @Test
    void only_owners_of_the_operator_see_or_change_keys() {
        Scope operator = TestScopes.operator(organizations).test();
        Scope admin = TestScopes.with(
                operator,
                EnumSet.complementOf(EnumSet.of(Permission.ORGANIZATIONS_WRITE)).toArray(Permission[]::new));
        Scope stranger = TestScopes.organization(organizations).test();

        for (Scope other : List.of(admin, stranger)) {
            List<Consumer<Scope>> all =
                    List.of(encryption::state, encryption::rotate, encryption::prove, encryption::rewrap);
            all.forEach(call -> assertThatExceptionOfType(Forbidden.class).isThrownBy(() -> call.accept(other)));
        }
        assertThat(encryption.state(operator).keys()).isNotEmpty();
    }

    @Test
    void the_operator_rotates_proves_and_rewraps() {
        Scope operator = TestScopes.operator(organizations).test();

        Rotation rotation = encryption.rotate(operator);

        assertThat(rotation.startedBy()).isEqualTo("Key of a test");
        assertThat(encryption.state(operator).rotation()).contains(rotation);
        assertThatExceptionOfType(RotationUnderWay.class).isThrownBy(() -> encryption.rotate(operator));
        assertThat(encryption.prove(operator).rowsOf(rotation.key())).isZero();
        assertThat(encryption.rewrap(operator)).isEqualTo("PATCHBAY_MASTER_KEY");
    }
}
