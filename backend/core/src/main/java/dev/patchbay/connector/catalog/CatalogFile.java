package dev.patchbay.connector.catalog;

import dev.patchbay.connector.AuthMethod;
import dev.patchbay.connector.Definition;
import dev.patchbay.connector.DefinitionJson;
import dev.patchbay.connector.Monogram;
import dev.patchbay.connector.Verification;
import dev.patchbay.connector.yaml.MalformedYaml;
import dev.patchbay.connector.yaml.YamlReader;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** One file of the catalog as it is written: a connector in the API's JSON form, with what only the catalog knows. */
record CatalogFile(
        @Nullable String name,
        @Nullable String slug,
        @Nullable String domain,
        @Nullable String description,
        @Nullable List<String> categories,
        @Nullable Monogram icon,
        @Nullable String baseUrl,
        @Nullable List<AuthMethod> authMethods,
        @Nullable Verification verification,
        @Nullable String registerUrl,
        @Nullable Map<String, String> sources,
        @Nullable List<CatalogExample> examples) {

    /** A file that cannot be an entry; its message names the file and the field. */
    static final class Broken extends IllegalStateException {
        Broken(String file, String field, String why) {
            super(file + (field.isEmpty() ? "" : ", " + field) + ": " + why);
        }
    }

    /**
     * Reads one entry. A field that is unknown, missing or of another type is refused, as is a key that stands twice.
     *
     * @param file its name, e.g. {@code slack.yaml}: the slug is its base
     * @throws Broken when it is not an entry
     */
    static CatalogEntry read(String file, String text) {
        CatalogFile read;
        try {
            read = DefinitionJson.strict().treeToValue(YamlReader.read(text), CatalogFile.class);
        } catch (MalformedYaml e) {
            throw new Broken(file, "", e.sentence());
        } catch (JacksonException e) {
            throw new Broken(file, path(e), e.getOriginalMessage());
        }
        return read.entry(file);
    }

    private CatalogEntry entry(String file) {
        String itsSlug = given(file, "slug", slug);
        if (!file.equals(itsSlug + ".yaml")) {
            throw new Broken(file, "slug", "is not the file's name");
        }
        return new CatalogEntry(
                given(file, "name", name),
                itsSlug,
                given(file, "domain", domain),
                given(file, "description", description),
                given(file, "categories", categories),
                given(file, "icon", icon),
                new Definition(
                        given(file, "base_url", baseUrl),
                        given(file, "auth_methods", authMethods),
                        verification,
                        List.of(),
                        List.of()),
                registerUrl,
                given(file, "sources", sources),
                given(file, "examples", examples));
    }

    private static <T> T given(String file, String field, @Nullable T value) {
        if (value == null) {
            throw new Broken(file, field, "is missing");
        }
        return value;
    }

    private static String path(JacksonException fault) {
        return fault.getPath().stream()
                .map(step ->
                        step.getPropertyName() == null ? "[" + step.getIndex() + "]" : "." + step.getPropertyName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
    }
}
