package dev.patchbay.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.api.Api;
import dev.patchbay.api.ServerUnderTest;
import dev.patchbay.api.World;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ServerUnderTest
class ManyLanguagesTest {

    private final Api browser;

    ManyLanguagesTest(World world) {
        this.browser = world.nobody();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /connect.js, 200",
        "GET, /console/login, 200",
        "GET, /connect/link/forged, 410",
        "POST, /connect, 401",
        "GET, /oauth/callback/x?state=a&code=b, 400",
        "GET, /api/v1/connections, 401",
    })
    void whoever_speaks_fifty_languages_is_served_as_well(String method, String path, int status) {
        String languages = IntStream.range(0, 50)
                .mapToObj(i -> "x" + (char) ('a' + i % 26) + (char) ('a' + i / 26) + ";q=0." + (99 - i))
                .collect(Collectors.joining(","));

        Api.Answer answer = browser.send(
                method,
                path,
                method.equals("POST") ? new byte[0] : null,
                "application/x-www-form-urlencoded",
                "Accept-Language",
                languages);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
    }
}
