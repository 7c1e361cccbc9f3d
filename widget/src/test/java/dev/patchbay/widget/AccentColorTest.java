package dev.patchbay.widget;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccentColorTest {

    private static final AccentColor LIGHT = new AccentColor(245, 246, 248);
    private static final AccentColor DARK = new AccentColor(38, 41, 48);
    private static final AccentColor BLACK = new AccentColor(16, 18, 24);
    private static final AccentColor WHITE = new AccentColor(255, 255, 255);

    @ParameterizedTest
    @ValueSource(strings = {"#ffffff", "#000000", "#ffd400", "#4453d6", "#808080", "#00ff88", "#112233"})
    void whatIsWrittenInItCanBeReadOnBothPapers(String color) {
        AccentColor accent = AccentColor.parse(color).orElseThrow();

        assertThat(accent.readableOn(LIGHT, BLACK).contrast(LIGHT)).isGreaterThanOrEqualTo(4.5);
        assertThat(accent.readableOn(DARK, WHITE).contrast(DARK)).isGreaterThanOrEqualTo(4.5);
        assertThat(Math.max(accent.contrast(WHITE), accent.contrast(BLACK))).isGreaterThanOrEqualTo(4.2);
    }

    @Test
    void aReadableColorStaysAsItIs() {
        AccentColor accent = AccentColor.parse("#1a237e").orElseThrow();

        assertThat(accent.readableOn(LIGHT, BLACK)).isEqualTo(accent);
        assertThat(accent.css()).startsWith("--accent:#1a237e;--on-accent:#ffffff;");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "red", "#fff", "#12345g", "#4453d6;background:url(//evil)", "#4453d6\n", "url(#4453d6)"})
    void nothingElseThanSixDigitsIsAColor(String text) {
        assertThat(AccentColor.parse(text)).isEmpty();
    }
}
