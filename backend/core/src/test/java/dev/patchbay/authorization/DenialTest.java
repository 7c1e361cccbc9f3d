package dev.patchbay.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.authorization.Attempt.Failure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DenialTest {

    @ParameterizedTest
    @CsvSource({
        "access_denied, access_denied",
        "temporarily_unavailable, provider_fault",
        "server_error, provider_fault",
        "invalid_scope, connector_misconfigured",
        "unauthorized_client, connector_misconfigured",
        "invalid_request, connector_misconfigured",
        "unsupported_response_type, connector_misconfigured",
        "something_new, provider_refused",
        "'', provider_refused",
    })
    void each_error_of_the_specification_tells_the_person_what_to_do(String error, String code) {
        Failure failure = Denial.of("Acme", error);

        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure.message()).contains("Acme").endsWith(".");
    }

    @Test
    void what_an_app_made_up_is_not_repeated() {
        Failure failure = Denial.of("Acme", "<script>secret-token</script>");

        assertThat(failure.toString()).doesNotContain("secret-token");
    }

    @Test
    void an_answer_without_anything_in_it_is_told() {
        assertThat(Denial.of("Acme", null).code()).isEqualTo("provider_answer_incomplete");
    }
}
