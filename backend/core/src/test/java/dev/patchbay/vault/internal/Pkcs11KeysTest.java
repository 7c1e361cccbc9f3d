package dev.patchbay.vault.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.patchbay.problem.Misconfigured;
import dev.patchbay.storage.TestDatabase;
import dev.patchbay.testing.TestClock;
import dev.patchbay.vault.WrappingKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real PKCS#11 module. */
class Pkcs11KeysTest {

    private static SoftToken token;

    /** Nobody in this process is logged in to it. */
    private static SoftToken another;

    @TempDir
    Path folder;

    @BeforeAll
    static void makeToken() {
        // The library sees the tokens that are there when it is loaded, for the first key.
        token = SoftToken.create();
        another = SoftToken.create();
        token.withKey("master-1").withKey("master-2");
    }

    @Test
    void what_the_token_wrapped_only_the_same_key_unwraps_for_the_same_purpose() throws GeneralSecurityException {
        WrappingKey first = new Pkcs11Keys().open(token.uri("master-1"));
        WrappingKey second = new Pkcs11Keys().open(token.uri("master-2"));
        byte[] wrapped = first.wrap("keyset".getBytes(UTF_8), "data".getBytes(UTF_8));

        assertThat(first.unwrap(wrapped, "data".getBytes(UTF_8)))
                .asString(UTF_8)
                .isEqualTo("keyset");
        assertThat(first.wrap("keyset".getBytes(UTF_8), "data".getBytes(UTF_8))).isNotEqualTo(wrapped);
        assertRefused(() -> second.unwrap(wrapped, "data".getBytes(UTF_8)));
        assertRefused(() -> first.unwrap(wrapped, "mac".getBytes(UTF_8)));
        assertRefused(() -> first.unwrap(new byte[5], "data".getBytes(UTF_8)));
        wrapped[wrapped.length - 1] ^= 1;
        assertRefused(() -> first.unwrap(wrapped, "data".getBytes(UTF_8)));
        assertThat(first.name()).isEqualTo("PKCS#11 key master-1");
    }

    @Test
    void an_installation_moves_into_the_token_and_on_to_its_next_key() {
        try (TestDatabase database = TestDatabase.memory()) {
            TestSecrets secrets = new TestSecrets(database.jdbc());
            TestVaults.Node before = node(database, secrets, TestVaults.KEY);
            UUID id = secrets.add(before.vault(), "secret");

            TestVaults.Node moving = node(database, secrets, token.uri("master-1"), TestVaults.KEY);
            assertThat(moving.keys().rewrap("Ada")).isEqualTo("PKCS#11 key master-1");
            assertThat(secrets.read(
                            node(database, secrets, token.uri("master-1")).vault(), id))
                    .isEqualTo("secret");

            TestVaults.Node next = node(database, secrets, token.uri("master-2"), token.uri("master-1"));
            assertThat(next.keys().state().rewrapNeeded()).isTrue();
            next.keys().rewrap("Ada");
            assertThat(next.keys().state().rewrapNeeded()).isFalse();
            assertThat(secrets.read(
                            node(database, secrets, token.uri("master-2")).vault(), id))
                    .isEqualTo("secret");
            assertThatExceptionOfType(Misconfigured.class)
                    .isThrownBy(() -> node(database, secrets, token.uri("master-1")));
            assertThatExceptionOfType(Misconfigured.class).isThrownBy(() -> node(database, secrets, TestVaults.KEY));
        }
    }

    @Test
    void the_pin_may_come_from_a_file() throws IOException {
        Path pin = Files.writeString(folder.resolve("pin"), SoftToken.PIN + "\n");

        assertThat(new Pkcs11Keys().open(token.uri("master-1", "pin-source=file:" + pin)))
                .isNotNull();
        assertSentence(
                token.uri("master-1", "pin-source=file:" + folder.resolve("none")), "The PIN of the PKCS#11 token");
    }

    @Test
    void what_is_not_there_is_said_without_the_pin() {
        assertSentence(token.uri("nobody"), "holds no AES key with the label nobody");
        assertSentence(
                token.uri("master-1").replace("libsofthsm2.so", "none.so"), "The PKCS#11 library", "cannot be used");
        assertSentence(
                token.uri("master-1").replace("slot-id=" + token.slot(), "slot-id=9999999"), "with slot 9999999");
    }

    @Test
    void a_wrong_pin_does_not_get_in() {
        assertThatExceptionOfType(Misconfigured.class)
                .isThrownBy(() -> new Pkcs11Keys().open(another.uri("key", "pin-value=wrong")))
                .withMessage("The PKCS#11 token did not let this server in.")
                .satisfies(e -> assertThat(e.remedy()).doesNotContain("pin-value=wrong"));
    }

    private static TestVaults.Node node(TestDatabase database, TestSecrets secrets, String... masterKeys) {
        return TestVaults.node(database.properties(), database.open(), new TestClock(), List.of(secrets), masterKeys);
    }

    private static void assertRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatExceptionOfType(GeneralSecurityException.class).isThrownBy(call);
    }

    private static void assertSentence(String uri, String... parts) {
        assertThatExceptionOfType(Misconfigured.class)
                .isThrownBy(() -> new Pkcs11Keys().open(uri))
                .satisfies(e ->
                        assertThat(e.getMessage() + e.remedy()).contains(parts).doesNotContain("100%", SoftToken.PIN));
    }
}
