package dev.patchbay.widget;

import dev.patchbay.connector.AuthMethod;
import dev.patchbay.widget.part.Field;
import dev.patchbay.widget.text.Texts;
import java.util.Map;
import java.util.Optional;

/** Makes an auth method's fields visible: by its author's words, else by the widget's own. */
final class EntryFields {

    private final Texts texts;
    private final String app;
    private final AuthMethod method;
    private final Map<String, String> known;

    /** @param known what stands in them to begin with; never a secret */
    EntryFields(Texts texts, String app, AuthMethod method, Map<String, String> known) {
        this.texts = texts;
        this.app = app;
        this.method = method;
        this.known = known;
    }

    Field of(dev.patchbay.connector.Field field) {
        String label = label(field);
        Field shown = new Field(texts, "field-" + field.name(), field.name(), label, field.secret(), field.options());
        help(field).ifPresent(shown::help);
        if (field.helpUrl() != null) {
            shown.helpLink(field.helpUrl(), texts.get("field.where"), texts.get("field.where.about", label));
        }
        if (field.placeholder() != null) {
            shown.placeholder(field.placeholder());
        }
        if (!field.secret() && (field.pattern() != null || field.extract() != null)) {
            shown.lookedAt();
        }
        String start = known.getOrDefault(field.name(), field.preset());
        if (!field.secret() && start != null) {
            shown.startingWith(start);
        }
        if (field.required()) {
            return shown.required();
        }
        // Said only of what the connector's author made so: a password may be empty, and hardly ever is.
        return method.field(field.name()).isPresent() ? shown.optional(texts.get("field.optional")) : shown;
    }

    private String label(dev.patchbay.connector.Field field) {
        boolean named = method.field(field.name())
                .map(own -> own.label() != null && !own.label().isBlank())
                .orElse(false);
        return named ? field.title() : texts.find("field." + field.name()).orElse(field.title());
    }

    private Optional<String> help(dev.patchbay.connector.Field field) {
        return field.help() != null ? Optional.of(field.help()) : texts.find("field." + field.name() + ".help", app);
    }
}
