package dev.patchbay.widget.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TextsTest {

    private static final Pattern LOOKED_UP = Pattern.compile("texts\\(?\\)?\\.get\\(\\s*\"([a-z_.0-9]+[a-z])\"");

    /** A literal that looks like a key, wherever it stands: many are chosen in one place and looked up in another. */
    private static final Pattern KEY = Pattern.compile("\"(([a-z]+)(?:\\.[a-z_0-9]+)+)\"");

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
        Set<String> sections = ResourceBundle.getBundle("dev.patchbay.widget.texts").keySet().stream()
                .map(key -> key.replaceFirst("\\..*", ""))
                .collect(Collectors.toSet());
        Texts texts = Texts.of();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source : sources.filter(Files::isRegularFile).toList()) {
                String text = Files.readString(source);
                Stream.concat(
                                LOOKED_UP.matcher(text).results(),
                                KEY.matcher(text).results().filter(key -> sections.contains(key.group(2))))
                        .map(key -> key.group(1))
                        .forEach(key -> assertThat(texts.find(key))
                                .as(source + ": " + key)
                                .isPresent());
            }
        }
    }
}
