package dev.patchbay.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.testing.TestApp;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Addresses that are not public are refused by field; only the name {@code localhost} is an exception in these tests. */
@ServerUnderTest
class EgressTest {

    private final World world;
    private final TestApp app;

    EgressTest(World world, TestApp app) {
        this.world = world;
        this.app = app;
    }

    @BeforeEach
    void resetApp() {
        app.reset();
    }

    static List<String> notPublic() {
        List<String> addresses = new ArrayList<>(List.of(
                "http://169.254.169.254/",
                "http://127.0.0.1:8080/token",
                "http://[::ffff:10.0.0.1]/",
                "http://[::1]/",
                "http://[::ffff:127.0.0.1]:80/",
                "http://2130706433/",
                "http://0x7f.1/",
                "http://0177.0.0.1/",
                "http://127.1/",
                "http://0/",
                "http://10.1.2.3/",
                "http://192.168.0.1/",
                "http://172.16.0.1/",
                "http://100.64.0.1/",
                "http://[fd00::1]/",
                "http://[fe80::1]/",
                "http://[64:ff9b::a9fe:a9fe]/",
                "http://127.0.0.1.:80/",
                "http://x.localhost/",
                "ftp://93.184.215.14/",
                "file:///etc/passwd",
                "gopher://93.184.215.14/",
                "http://93.184.215.14:0/"));
        try {
            InetAddress own = InetAddress.getLocalHost();
            if (own.isSiteLocalAddress() || own.isLoopbackAddress()) {
                addresses.add("http://" + own.getHostName() + "/");
            }
        } catch (UnknownHostException nameless) {
            // A machine without a name has no name that resolves to a private address.
        }
        return addresses;
    }

    @ParameterizedTest
    @MethodSource("notPublic")
    void no_connector_can_name_an_address_that_is_not_public(String url) {
        Api api = world.organization().test();
        String other = "https://93.184.215.14/x";
        String oauth2 =
                "{\"name\":\"A\",\"auth_methods\":[{\"type\":\"oauth2\",\"authorization_url\":\"%s\",\"token_url\":\"%s\",\"refresh_url\":\"%s\",\"revocation_url\":\"%s\"}]}";

        assertThat(api.post("/api/v1/connectors", oauth2.formatted(other, url, other, other))
                        .fields())
                .containsExactly("auth_methods[0].token_url");
        assertThat(api.post("/api/v1/connectors", oauth2.formatted(other, other, url, other))
                        .fields())
                .containsExactly("auth_methods[0].refresh_url");
        assertThat(api.post("/api/v1/connectors", oauth2.formatted(other, other, other, url))
                        .fields())
                .containsExactly("auth_methods[0].revocation_url");
        assertThat(api.post(
                                "/api/v1/connectors",
                                "{\"name\":\"A\",\"base_url\":\"" + url + "\",\"auth_methods\":[{\"type\":\"none\"}]}")
                        .fields())
                .containsExactly("base_url");
        assertThat(api.post(
                                "/api/v1/connectors",
                                "{\"name\":\"A\",\"base_url\":\"" + other
                                        + "\",\"auth_methods\":[{\"type\":\"none\"}],\"verification\":{\"path\":\""
                                        + url + "\"}}")
                        .fields())
                .contains("verification.path");
    }

    @Test
    void an_edit_is_checked_like_a_creation() {
        Api api = world.organization().test();
        String slug = world.connector(api);

        assertThat(api.patch("/api/v1/connectors/" + slug, "{\"base_url\":\"http://169.254.169.254/\"}")
                        .fields())
                .containsExactly("base_url");
    }

    @Test
    void a_redirect_to_an_address_that_is_not_public_is_not_followed() {
        Api api = world.organization().test();
        String slug = world.connector(api);
        for (String location :
                List.of(app.url("/secret"), "http://169.254.169.254/latest/meta-data/", world.app("/secret"))) {
            app.onMe(request -> new TestApp.Answer(302, "text/plain", "", location));
            Api.Answer refused = api.post("/api/v1/connections", """
                {"tenant":{"id":"acme"},"connector":"%s","auth_method":"api_key","verify":true,"credentials":{"api_key":"%s"}}\
                """.formatted(slug, UUID.randomUUID()));
            assertThat(refused.status()).as(refused.toString()).isIn(422, 502);
            assertThat(app.asked("/secret")).isEmpty();
        }
    }
}
