package dev.patchbay.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.scribejava.core.services.HMACSha1SignatureService;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaseStringTest {

    /** RFC 5849, section 3.4.1.1. */
    @Test
    void is_that_of_the_specifications_example() {
        String base = BaseString.of(
                "post",
                URI.create("http://EXAMPLE.COM:80/request?b5=%3D%253D&a3=a&c%40=&a2=r%20b"),
                Map.of(
                        "oauth_consumer_key", "9djdj82h48djs9d2",
                        "oauth_token", "kkk9d7dh3k39sjv7",
                        "oauth_signature_method", "HMAC-SHA1",
                        "oauth_timestamp", "137131201",
                        "oauth_nonce", "7d8f3e4a"),
                "c2&a3=2+q");

        assertThat(base)
                .isEqualTo(
                        "POST&http%3A%2F%2Fexample.com%2Frequest&a2%3Dr%2520b%26a3%3D2%2520q%26a3%3Da%26b5%3D%253D%25253D"
                                + "%26c%2540%3D%26c2%3D%26oauth_consumer_key%3D9djdj82h48djs9d2%26oauth_nonce%3D7d8f3e4a"
                                + "%26oauth_signature_method%3DHMAC-SHA1%26oauth_timestamp%3D137131201%26oauth_token%3Dkkk9d7dh3k39sjv7");
    }

    /** RFC 5849, section 1.2: the three signatures of its example. */
    @Test
    void gives_the_signature_of_the_examples_request_token() {
        Map<String, String> protocol = Map.of(
                "oauth_consumer_key", "dpf43f3p2l4k3l03",
                "oauth_signature_method", "HMAC-SHA1",
                "oauth_timestamp", "137131200",
                "oauth_nonce", "wIjqoS",
                "oauth_callback", "http://printer.example.com/ready");
        String base = BaseString.of("POST", URI.create("https://photos.example.net/initiate"), protocol, "");

        assertThat(signed(base, "")).isEqualTo("74KNZJeDHnMBp0EMJ9ZHt/XKycU=");
    }

    @Test
    void gives_the_signature_of_the_examples_access_token() {
        Map<String, String> protocol = Map.of(
                "oauth_consumer_key", "dpf43f3p2l4k3l03",
                "oauth_token", "hh5s93j4hdidpola",
                "oauth_signature_method", "HMAC-SHA1",
                "oauth_timestamp", "137131201",
                "oauth_nonce", "walatlh",
                "oauth_verifier", "hfdp7dh39dks9884");
        String base = BaseString.of("POST", URI.create("https://photos.example.net/token"), protocol, "");

        assertThat(signed(base, "hdhd0244k9j7ao03")).isEqualTo("gKgrFCywp7rO0OXSjdot/IHF7IU=");
    }

    @Test
    void gives_the_signature_of_the_examples_photo() {
        Map<String, String> protocol = Map.of(
                "oauth_consumer_key", "dpf43f3p2l4k3l03",
                "oauth_token", "nnch734d00sl2jdk",
                "oauth_signature_method", "HMAC-SHA1",
                "oauth_timestamp", "137131202",
                "oauth_nonce", "chapoH");
        URI photo = URI.create("http://photos.example.net/photos?file=vacation.jpg&size=original");

        assertThat(signed(BaseString.of("GET", photo, protocol, ""), "pfkkdhi9sl3r4s00"))
                .isEqualTo("MdpQcU8iPSUjWoN/UDMsK2sui9I=");
    }

    @ParameterizedTest
    @CsvSource({
        "https://Api.Example.com:443/A%20b,https%3A%2F%2Fapi.example.com%2FA%2520b",
        "https://api.example.com:8443/,https%3A%2F%2Fapi.example.com%3A8443%2F",
        "http://api.example.com,http%3A%2F%2Fapi.example.com%2F",
        "http://api.example.com:443/x,http%3A%2F%2Fapi.example.com%3A443%2Fx",
        "https://api.example.com:80/x,https%3A%2F%2Fapi.example.com%3A80%2Fx"
    })
    void has_the_address_without_the_schemes_own_port(String uri, String address) {
        assertThat(BaseString.of("GET", URI.create(uri), Map.of(), "")).isEqualTo("GET&" + address + "&");
    }

    @Test
    void keeps_equals_signs_within_a_value_and_names_without_one() {
        String base = BaseString.of("GET", URI.create("https://a.example/?q=a=b&&flag&=x"), Map.of(), "");

        assertThat(base).isEqualTo("GET&https%3A%2F%2Fa.example%2F&%3Dx%26flag%3D%26q%3Da%253Db");
    }

    @Test
    void signs_line_ends_and_bytes_beyond_utf_8_as_they_were_sent() {
        String base = BaseString.of("GET", URI.create("https://a.example/?q=%0D%0AX-Evil:1&b=%ff"), Map.of(), "");

        assertThat(base).isEqualTo("GET&https%3A%2F%2Fa.example%2F&b%3D%25FF%26q%3D%250D%250AX-Evil%253A1");
    }

    private static String signed(String base, String tokenSecret) {
        return new HMACSha1SignatureService().getSignature(base, "kd94hf93k423kf44", tokenSecret);
    }
}
