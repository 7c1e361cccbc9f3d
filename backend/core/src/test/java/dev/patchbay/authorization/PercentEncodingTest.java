package dev.patchbay.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.scribejava.core.utils.OAuthEncoder;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PercentEncodingTest {

    @Property
    void every_byte_comes_back(@ForAll byte[] bytes) {
        assertThat(PercentEncoding.decodeForm(PercentEncoding.encode(bytes))).isEqualTo(bytes);
    }

    @Property
    void only_unreserved_characters_and_escapes_are_left(@ForAll String text) {
        assertThat(PercentEncoding.encode(text)).matches("([A-Za-z0-9._~-]|%[0-9A-F]{2})*");
    }

    /** RFC 5849, section 3.6, as another implementation has it. */
    @Property
    void is_what_another_library_writes(@ForAll("texts") String text) {
        assertThat(PercentEncoding.encode(text)).isEqualTo(OAuthEncoder.encode(text));
    }

    @Property
    void a_stray_percent_sign_stands_for_itself(@ForAll("strays") String text) {
        assertThat(new String(PercentEncoding.decodeForm(text), StandardCharsets.UTF_8))
                .isEqualTo(text.replace('+', ' '));
    }

    /** However a sender spells and orders the same parameters, they are signed alike. */
    @Property
    void the_same_parameters_are_signed_alike(@ForAll("values") List<String> values) {
        String minimal = query(values, PercentEncoding::encode);
        String everything = query(values, PercentEncodingTest::escapedThroughout);
        List<String> backwards = values.reversed();

        String signed = BaseString.of("GET", URI.create("https://a.example/?" + minimal), Map.of(), "");

        assertThat(BaseString.of("GET", URI.create("https://a.example/?" + everything), Map.of(), ""))
                .isEqualTo(signed);
        assertThat(BaseString.of("GET", URI.create("https://a.example/"), Map.of(), everything))
                .isEqualTo(signed);
        assertThat(BaseString.of(
                        "GET",
                        URI.create("https://a.example/?" + query(backwards, PercentEncoding::encode)),
                        Map.of(),
                        ""))
                .isEqualTo(signed);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings()
                .ofMaxLength(40)
                .filter(text -> StandardCharsets.UTF_8.newEncoder().canEncode(text));
    }

    @Provide
    Arbitrary<String> strays() {
        return Arbitraries.of("%", "%%", "100%", "%zz", "%2", "a%g1+b", "%-1", "% 20");
    }

    @Provide
    Arbitrary<List<String>> values() {
        return texts().list().ofMinSize(1).ofMaxSize(5);
    }

    private static String query(List<String> values, UnaryOperator<String> spelling) {
        return values.stream().map(value -> "v=" + spelling.apply(value)).collect(Collectors.joining("&"));
    }

    private static String escapedThroughout(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        StringBuilder escaped = new StringBuilder();
        for (byte b : bytes) {
            escaped.append(String.format("%%%02x", b));
        }
        return bytes.length == 0 ? "" : escaped.toString();
    }
}
