package dev.patchbay.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProxyQueryTest {

    @Test
    void a_query_passes_as_it_was_written() {
        for (String query : new String[] {"a=1&b=%20&c", "a=b=c", "filter[x]=1", "q=a+b&&r", "=x", "a=%E4%BD%A0"}) {
            assertThat(ProxyQuery.of(query, Map.of())).isEqualTo(query);
        }
        assertThat(ProxyQuery.of(null, Map.of())).isNull();
        assertThat(ProxyQuery.of("", Map.of())).isNull();
    }

    @Test
    void what_a_uri_does_not_take_is_encoded() {
        String query = String.valueOf(ProxyQuery.of("a={x|y}&b=100%&c=^`&d=\"<>\\", Map.of()));

        assertThat(query).isEqualTo("a=%7Bx%7Cy%7D&b=100%25&c=%5E%60&d=%22%3C%3E%5C");
        assertThat(URI.create("https://x/?" + query).getRawQuery()).isEqualTo(query);
    }

    @Test
    void a_credential_stands_for_itself_alone() {
        assertThat(ProxyQuery.of("key=mine&a=1&%6B%65y=x&keys=2", Map.of("key", "se&cret")))
                .isEqualTo("a=1&keys=2&key=se%26cret");
        assertThat(ProxyQuery.of("%zz=1", Map.of("key", "s"))).isEqualTo("%25zz=1&key=s");
        assertThat(ProxyQuery.without("key=mine", Map.of("key", "s"))).isNull();
    }
}
