package dev.patchbay.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.connector.Capture;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class CapturedPatternTest {

    @Test
    void aPatternsFirstGroupIsWhatIsKept() {
        assertThat(Captured.kept(capture("https://([a-z0-9-]+)\\.acme\\.test"), "https://north.acme.test"))
                .contains("north");
    }

    @Test
    void withoutAGroupAllOfItIsKept() {
        assertThat(Captured.kept(capture("https://(?:[a-z]+\\.)+acme\\.test"), "https://north.acme.test"))
                .contains("https://north.acme.test");
        assertThat(Captured.kept(capture(null), "anything")).contains("anything");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://north.acme.test.evil.test",
                "https://evil.test/north.acme.test",
                "https://north.acme.test\r\n",
                "http://north.acme.test",
                ""
            })
    void whatTheAuthorWouldNotTakeIsNotKept(String told) {
        assertThat(Captured.kept(capture("https://([a-z0-9-]+)\\.acme\\.test"), told))
                .isEmpty();
    }

    @Test
    void onlyWhatIsToldThereIsTakenFromAnAnswer() {
        Capture site = new Capture("site", Capture.Source.USERINFO, "/sites/0/id", null);
        Capture other = new Capture("other", Capture.Source.TOKEN, "/sites/0/id", null);

        Map<String, String> captured = Captured.from(
                Capture.Source.USERINFO,
                List.of(site, other),
                JsonMapper.shared().readTree("{\"sites\":[{\"id\":7}]}"));

        assertThat(captured).containsExactly(Map.entry("site", "7"));
    }

    private static Capture capture(@Nullable String pattern) {
        return new Capture("site", Capture.Source.TOKEN, "/site", pattern);
    }
}
