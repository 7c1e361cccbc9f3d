package dev.patchbay.organization;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.organization.FirstStart.FirstStartProperties;
import org.junit.jupiter.api.Test;

class FirstStartPropertiesTest {

    @Test
    void a_blank_is_no_value() {
        assertThat(new FirstStartProperties("", " ", "\t", ""))
                .isEqualTo(new FirstStartProperties(null, null, null, null));
    }

    @Test
    void a_password_keeps_its_spaces_and_the_rest_does_not() {
        FirstStartProperties properties =
                new FirstStartProperties(" ada@example.com ", " a pass phrase ", "key\n", " Larkspur ");

        assertThat(properties.adminEmail()).isEqualTo("ada@example.com");
        assertThat(properties.adminPassword()).isEqualTo(" a pass phrase ");
        assertThat(properties.apiKey()).isEqualTo("key");
    }
}
