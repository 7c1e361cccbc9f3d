package dev.patchbay.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.gateway.Reply;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerExcerptTest {

    @Test
    void it_keeps_the_words_of_a_fault_on_one_line() {
        assertThat(of("{\n  \"error\": \"column tenant does not exist\"\n}"))
                .isEqualTo("{ \"error\": \"column tenant does not exist\" }");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"access_token\":\"hunter2\"}",
                "password=hunter2&x=1",
                "Authorization: Bearer hunter2",
                "api_key: 'hunter2'",
                "Set-Cookie: hunter2"
            })
    void what_stands_where_secrets_stand_is_masked(String answer) {
        assertThat(of(answer)).doesNotContain("hunter2").contains("***");
    }

    @Test
    void what_looks_like_a_key_is_masked_wherever_it_stands() {
        assertThat(of("invalid signature for whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw here"))
                .isEqualTo("invalid signature for *** here");
    }

    @Test
    void a_long_answer_is_cut_and_an_empty_one_is_none() {
        assertThat(of("word ".repeat(1000))).hasSizeLessThan(510).endsWith("…");
        assertThat(of(" \n\t")).isNull();
    }

    private static @Nullable String of(String answer) {
        return AnswerExcerpt.of(new Reply(500, List.of(), answer.getBytes(StandardCharsets.UTF_8)));
    }
}
