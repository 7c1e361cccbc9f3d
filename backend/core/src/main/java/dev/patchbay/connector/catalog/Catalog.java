package dev.patchbay.connector.catalog;

import dev.patchbay.problem.NotFound;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Service;
import org.springframework.util.function.SingletonSupplier;

/** The apps whose definition comes with Patchbay. It is the same for everybody and holds nothing of anybody. */
@Service
public class Catalog {

    private static final String FILES = "classpath:patchbay/catalog/*.yaml";

    private final SingletonSupplier<Map<String, CatalogEntry>> entries = SingletonSupplier.of(Catalog::read);

    /** All of them, by name. */
    public List<CatalogEntry> list() {
        return List.copyOf(entries.obtain().values());
    }

    /**
     * Those that have all of the words in their name, domain, description or categories; the ones whose name begins with the
     * text come first.
     *
     * @param category one of {@link #categories()}; any when absent
     */
    public List<CatalogEntry> search(String text, @Nullable String category) {
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        List<String> words = List.of(wanted.split("\\s+"));
        return list().stream()
                .filter(entry -> category == null || entry.categories().contains(category))
                .filter(entry -> words.stream().allMatch(searchable(entry)::contains))
                .sorted(Comparator.comparing(
                        entry -> !entry.name().toLowerCase(Locale.ROOT).startsWith(wanted)))
                .toList();
    }

    /** Every category, by name. */
    public List<String> categories() {
        return list().stream()
                .flatMap(entry -> entry.categories().stream())
                .distinct()
                .sorted()
                .toList();
    }

    public Optional<CatalogEntry> find(String slug) {
        return Optional.ofNullable(entries.obtain().get(slug));
    }

    /** @throws NotFound when the catalog has no such app */
    public CatalogEntry entry(String slug) {
        return find(slug).orElseThrow(() -> new NotFound("catalog entry"));
    }

    private static String searchable(CatalogEntry entry) {
        return String.join(
                        "\n",
                        entry.name(),
                        entry.slug(),
                        entry.domain(),
                        entry.description(),
                        String.join("\n", entry.categories()))
                .toLowerCase(Locale.ROOT);
    }

    private static Map<String, CatalogEntry> read() {
        List<CatalogEntry> read = new ArrayList<>();
        try {
            for (Resource file : new PathMatchingResourcePatternResolver().getResources(FILES)) {
                read.add(CatalogFile.read(
                        String.valueOf(file.getFilename()), file.getContentAsString(StandardCharsets.UTF_8)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The catalog cannot be read", e);
        }
        read.sort(Comparator.comparing(CatalogEntry::name, String.CASE_INSENSITIVE_ORDER));
        Map<String, CatalogEntry> bySlug = new LinkedHashMap<>();
        read.forEach(entry -> bySlug.put(entry.slug(), entry));
        return bySlug;
    }
}
