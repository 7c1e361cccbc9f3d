package dev.patchbay.browser;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** axe-core, run in one frame. */
final class Axe {

    /**
     * Answers what is wrong by WCAG 2.2 AA, a line for each element; an empty text when nothing is. Vaadin's own indicator of the
     * connection is left out: it is invisible while there is one, and stands beside the page by its nature.
     */
    static final String RUN = """
            () => axe.run({exclude: [['vaadin-connection-indicator']]}, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']})
              .then(result => result.violations
                .flatMap(violation => violation.nodes.map(node => violation.id + ': ' + node.html))
                .join('\\n'))
            """;

    private Axe() {}

    static String script() {
        try (InputStream in = Axe.class.getResourceAsStream("/axe.min.js")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
