package dev.patchbay.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The build looks for browser tests by these places and names; one elsewhere would never run, and nobody would miss it. */
class BrowserTagTest {

    private static final String TAG = "@Tag(\"" + "browser\")";

    @Test
    void every_browser_test_is_where_the_build_looks_for_it() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            List<Path> tagged = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(BrowserTagTest::isTagged)
                    .toList();

            assertThat(tagged)
                    .hasSizeGreaterThan(3)
                    .allMatch(file -> file.toString().matches(".*(/browser/|/providers/|InBrowserTest\\.java$).*"));
        }
    }

    private static boolean isTagged(Path file) {
        try {
            return Files.readString(file).contains(TAG);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
