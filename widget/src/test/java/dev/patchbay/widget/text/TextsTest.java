package dev.patchbay.widget.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TextsTest {

    private static final Pattern KEY = Pattern.compile("texts\\(?\\)?\\.get\\(\\s*\"([a-z_.0-9]+[a-z])\"");

    @Test
    void theFirstKnownLanguageIsTakenAndEnglishOtherwise() {
        assertThat(Texts.of(null, "xx-YY", "en-GB,en;q=0.8").locale()).hasToString("en");
        assertThat(Texts.of("nonsense!!", null).locale()).hasToString("en");
    }

    @Test
    void valuesAreFilledIn() {
        assertThat(Texts.of().get("connector.lead", "Lumen", 1)).isEqualTo("Lumen uses this connection.");
        assertThat(Texts.of().get("connector.lead", "Lumen", 3)).isEqualTo("Lumen uses these connections.");
        assertThat(Texts.of().find("scope.nobody.knows.this")).isEmpty();
    }

    @Test
    void everyKeyInTheSourcesHasWords() throws IOException {
        Texts texts = Texts.of();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source : sources.filter(Files::isRegularFile).toList()) {
                Matcher key = KEY.matcher(Files.readString(source));
                while (key.find()) {
                    assertThat(texts.find(key.group(1))).as(key.group(1)).isPresent();
                }
            }
        }
    }
}
