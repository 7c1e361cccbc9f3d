package dev.patchbay.connector.catalog;

import dev.patchbay.connector.ConnectorInput;
import dev.patchbay.connector.Definition;
import dev.patchbay.connector.Monogram;
import dev.patchbay.connector.Visibility;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An app of the catalog.
 *
 * @param description in our own words
 * @param registerUrl the app's page where an OAuth client is registered; absent when it has none to register
 * @param sources the vendor's page for each group of facts: {@code authorization}, {@code token}, {@code scopes}, {@code api},
 *     {@code key}
 * @param examples what must come of it, for each auth method
 */
public record CatalogEntry(
        String name,
        String slug,
        String domain,
        String description,
        List<String> categories,
        Monogram icon,
        Definition definition,
        @Nullable String registerUrl,
        Map<String, String> sources,
        List<CatalogExample> examples) {

    public CatalogEntry {
        categories = List.copyOf(categories);
        sources = Map.copyOf(sources);
        examples = List.copyOf(examples);
    }

    /** A private connector for this app, to be completed by whoever adds it: nothing of theirs is in it. */
    public ConnectorInput input() {
        return new ConnectorInput(
                name, slug, description, domain, Visibility.PRIVATE, icon.path(), categories, definition, Map.of());
    }
}
