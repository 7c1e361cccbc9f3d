package dev.patchbay.vault.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.patchbay.problem.Misconfigured;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Pkcs11UriTest {

    @Test
    void it_is_read_as_RFC_7512_says() {
        Pkcs11Uri uri = Pkcs11Uri.parse(
                "pkcs11:slot-id=7;object=my%20key+1;type=secret-key?pin-source=file:/run/pin&module-path=/lib/p11.so");

        assertThat(uri.object()).isEqualTo("my key+1");
        assertThat(uri.slot()).contains(7L);
        assertThat(uri.modulePath()).isEqualTo("/lib/p11.so");
        assertThat(uri.pin()).isEqualTo(new Pkcs11Uri.PinSource(Path.of("/run/pin")));
    }

    @Test
    void without_a_slot_it_is_the_first_and_a_pin_is_not_printed() {
        Pkcs11Uri uri = Pkcs11Uri.parse("pkcs11:object=key?module-path=/lib/p11.so&pin-value=98765");

        assertThat(uri.slot()).isEmpty();
        assertThat(uri.pin()).isEqualTo(new Pkcs11Uri.PinValue("98765"));
        assertThat(uri.toString()).doesNotContain("98765");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        pkcs12:object=key?module-path=/a&pin-value=98765              | does not begin with 'pkcs11:'
        pkcs11:slot-id=1?module-path=/a&pin-value=98765               | lacks 'object'
        pkcs11:object=key?pin-value=98765                             | lacks 'module-path'
        pkcs11:object=key?module-path=/a                              | lacks 'pin-source'
        pkcs11:object=key;slot-id=x?module-path=/a&pin-value=98765    | 'slot-id' that is no number
        pkcs11:object=key;token=t?module-path=/a&pin-value=98765      | does not look at: token
        pkcs11:object=key?module-path=/a&pin-value=98765&pin-98765    | a part without '='
        pkcs11:object=key?module-path=/a%0Alibrary=x&pin-value=98765  | a line break in 'module-path'
        pkcs11:object=key?module-path=/a&pin-value=98765%zz           | a '%' that is no escape
        """)
    void what_is_wrong_is_said_without_the_pin(String uri, String sentence) {
        assertThatExceptionOfType(Misconfigured.class)
                .isThrownBy(() -> Pkcs11Uri.parse(uri))
                .withMessageContaining(sentence)
                .satisfies(e -> assertThat(e.getMessage() + e.remedy()).doesNotContain("98765"));
    }
}
