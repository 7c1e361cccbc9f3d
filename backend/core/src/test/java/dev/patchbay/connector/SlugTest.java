package dev.patchbay.connector;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;

class SlugTest {

    @Property
    void what_follows_from_a_name_is_a_slug_or_nothing(@ForAll @StringLength(max = 300) String name) {
        String slug = Slug.from(name);

        assertThat(slug.isEmpty() || Slug.isValid(slug)).as(slug).isTrue();
        assertThat(Slug.from(slug)).as("a slug follows from itself").isEqualTo(slug);
    }

    @Example
    void names_become_what_one_would_write() {
        assertThat(Slug.from("Salesforce")).isEqualTo("salesforce");
        assertThat(Slug.from("  Acme CRM (EU) ")).isEqualTo("acme-crm-eu");
        assertThat(Slug.from("Größe & Café №1")).isEqualTo("grosse-cafe-no1");
        assertThat(Slug.from("日本語")).isEmpty();
        assertThat(Slug.from("a".repeat(62) + " b c")).isEqualTo("a".repeat(62));
        assertThat(Slug.from("-".repeat(500))).isEmpty();
    }

    @Example
    void only_single_hyphens_between_letters_and_digits_make_a_slug() {
        assertThat(Slug.isValid("a")).isTrue();
        assertThat(Slug.isValid("a-1-b")).isTrue();
        assertThat(Slug.isValid("a".repeat(63))).isTrue();
        assertThat(Slug.isValid("a".repeat(64))).isFalse();
        for (String wrong : new String[] {"", "-a", "a-", "a--b", "A", "a_b", "a b", "ä", "a\n", "../a", "a/b"}) {
            assertThat(Slug.isValid(wrong)).as(wrong).isFalse();
        }
    }
}
