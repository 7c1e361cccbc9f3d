package dev.patchbay.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Commands of a document.
 *
 * @param where file and line
 * @param shown what the document says that they print, when it says so
 */
record Example(String where, String commands, Optional<Document.Fence> shown) {

    private static final JsonMapper JSON = new JsonMapper();

    void check(String printed) {
        if (shown.isEmpty()) {
            return;
        }
        String expected = shown.get().content();
        switch (shown.get().info()) {
            case "json" -> {
                try {
                    Shape.check(where, JSON.readTree(expected), JSON.readTree(printed));
                } catch (JacksonException e) {
                    throw new AssertionError(where + " did not print JSON but: " + printed, e);
                }
            }
            case "text" -> assertThat(printed.strip()).as(where).isEqualTo(expected.strip());
            default -> throw new AssertionError(where + ": what is printed is shown as json or text");
        }
    }
}
