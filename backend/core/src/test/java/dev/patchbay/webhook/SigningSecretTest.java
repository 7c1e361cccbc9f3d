package dev.patchbay.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class SigningSecretTest {

    /** The vector that the libraries of Standard Webhooks are tested with (standard-webhooks, libraries, "sign function works"). */
    @Test
    void it_signs_as_the_published_example_of_standard_webhooks() {
        SigningSecret secret = SigningSecret.parse("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
        byte[] body = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);

        assertThat(secret.sign("msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, body))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void a_new_secret_is_as_long_as_the_specification_asks_and_differs_from_the_next() {
        String text = SigningSecret.next().text().value();

        assertThat(text).startsWith("whsec_");
        assertThat(Base64.getDecoder().decode(text.substring(6))).hasSizeBetween(24, 64);
        assertThat(SigningSecret.next().text().value()).isNotEqualTo(text);
        assertThat(SigningSecret.parse(text).text().value()).isEqualTo(text);
    }

    @Test
    void whatever_prints_it_prints_a_mask() {
        SigningSecret secret = SigningSecret.next();

        assertThat(secret + " " + secret.text()).doesNotContain(secret.text().value());
    }
}
