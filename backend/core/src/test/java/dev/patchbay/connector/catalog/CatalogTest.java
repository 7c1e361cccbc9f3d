package dev.patchbay.connector.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.problem.NotFound;
import org.junit.jupiter.api.Test;

class CatalogTest {

    private final Catalog catalog = new Catalog();

    @Test
    void entriesComeByNameWhateverTheCase() {
        assertThat(catalog.list())
                .extracting(CatalogEntry::name)
                .isSortedAccordingTo(String.CASE_INSENSITIVE_ORDER)
                .doesNotHaveDuplicates();
    }

    @Test
    void anAppIsFoundByPartsOfItsNameDomainDescriptionOrCategory() {
        assertThat(catalog.search("slack", null)).extracting(CatalogEntry::slug).contains("slack");
        assertThat(catalog.search("intuit.com", null))
                .extracting(CatalogEntry::slug)
                .containsExactly("quickbooks");
        assertThat(catalog.search("invoices quick", null))
                .extracting(CatalogEntry::slug)
                .containsExactly("quickbooks");
        assertThat(catalog.search("  ACCOUNTING ", null))
                .extracting(CatalogEntry::slug)
                .contains("xero", "freshbooks");
        assertThat(catalog.search("no such app", null)).isEmpty();
        assertThat(catalog.search("", null)).isEqualTo(catalog.list());
    }

    @Test
    void theOneWhoseNameBeginsWithTheTextComesFirst() {
        assertThat(catalog.search("git", null).getFirst().slug()).isEqualTo("github");
        assertThat(catalog.search("box", null).getFirst().slug()).isEqualTo("box");
    }

    @Test
    void aCategoryNarrowsTheSearch() {
        assertThat(catalog.search("", "CRM"))
                .isNotEmpty()
                .allSatisfy(entry -> assertThat(entry.categories()).contains("CRM"));
        assertThat(catalog.categories()).contains("CRM", "Accounting").isSorted();
    }

    @Test
    void anUnknownAppIsNotThere() {
        assertThat(catalog.find("nobody")).isEmpty();
        assertThatThrownBy(() -> catalog.entry("nobody")).isInstanceOf(NotFound.class);
    }

    @Test
    void iconsCanBeReadByEverybody() {
        assertThat(catalog.list())
                .allSatisfy(entry -> assertThat(contrastWithWhite(entry.icon().color()))
                        .as(entry.name())
                        .isGreaterThanOrEqualTo(4.5));
    }

    /** WCAG 2.2, contrast ratio. */
    private static double contrastWithWhite(String color) {
        double luminance = 0.2126 * channel(color, 1) + 0.7152 * channel(color, 3) + 0.0722 * channel(color, 5);
        return 1.05 / (luminance + 0.05);
    }

    private static double channel(String color, int at) {
        double part = Integer.parseInt(color.substring(at, at + 2), 16) / 255.0;
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }
}
