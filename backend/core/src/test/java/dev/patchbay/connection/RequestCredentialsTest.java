package dev.patchbay.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.patchbay.connector.AuthMethod;
import dev.patchbay.connector.DefinitionJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a request carries, for each kind of method and its habits. */
class RequestCredentialsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # method | what was entered | headers | query
            {"type":"none"} | | |
            {"type":"none","headers":{"X-Version":"2"}} | | X-Version: 2 |
            {"type":"bearer"} | token=t | Authorization: Bearer t |
            {"type":"bearer","prefix":"Token token="} | token=t | Authorization: Token token=t |
            {"type":"bearer","prefix":""} | token=t | Authorization: t |
            {"type":"api_key"} | api_key=k | X-API-Key: k |
            {"type":"api_key","name":"Authorization","prefix":"Klaviyo-API-Key "} | api_key=k | Authorization: Klaviyo-API-Key k |
            {"type":"api_key","in":"query","name":"key"} | api_key=a&b | | key=a&b
            {"type":"basic"} | username=ada;password=pw | Authorization: basic ada:pw |
            {"type":"basic"} | username=ada | Authorization: basic ada: |
            {"type":"basic","username":"{email}/token","password":"{pin}","fields":[{"name":"email"},{"name":"pin","secret":true}]} | email=a@b;pin=1 | Authorization: basic a@b/token:1 |
            {"type":"basic","username":"{api_key}","password":"","fields":[{"name":"api_key","secret":true}]} | api_key=k | Authorization: basic k: |
            {"type":"bearer","headers":{"X-Org":"{org}"},"query":{"v":"{org}"},"fields":[{"name":"org"}]} | token=t;org=o | Authorization: Bearer t, X-Org: o | v=o
            {"type":"bearer","headers":{"X-Org":"{org}","X-Two":"{org}{k}"},"query":{"k":"{k}"},"fields":[{"name":"org"},{"name":"k","secret":true,"required":false}]} | token=t;org=o | Authorization: Bearer t, X-Org: o |
            {"type":"bearer","headers":{"authorization":"stolen"}} | token=t | Authorization: Bearer t |
            {"type":"api_key","in":"query","name":"key","query":{"key":"other"}} | api_key=k | | key=k
            {"type":"oauth2","token_header":"X-Token","token_prefix":""} | access_token=at | X-Token: at |
            {"type":"hmac","message":"{body}","headers":{"X-Time":"{timestamp}"}} | secret=s | |
            {"type":"aws_sigv4","service":"s3","headers":{"X-Team":"1"}} | access_key_id=id;secret_access_key=s;region=eu | X-Team: 1 |
            """)
    void of(String json, @Nullable String entered, @Nullable String headers, @Nullable String query) {
        AuthMethod method = DefinitionJson.method(json);

        RequestCredentials carried = carried(method, pairs(entered, ";", "="));

        Map<String, String> expected = pairs(headers, ", ", ": ");
        expected.computeIfPresent(
                "Authorization",
                (name, value) -> value.startsWith("basic ") ? "Basic " + base64(value.substring(6)) : value);
        assertThat(carried.headers()).isEqualTo(expected);
        assertThat(carried.query()).isEqualTo(pairs(query, ";", "="));
        assertThat(carried.toString()).isEqualTo("RequestCredentials[masked]");
    }

    @Test
    void a_header_waits_for_what_the_app_has_not_told_yet_and_for_nothing_else() {
        AuthMethod method = DefinitionJson.method("""
                {"type":"bearer","headers":{"X-Tenant":"{tenant}","X-Fixed":"1"},
                 "captures":[{"name":"tenant","from":"verification","at":"/tenant"}]}""");

        assertThat(RequestCredentials.of(method, new Credentials.Bearer("t"), Map.of())
                        .headers())
                .containsOnlyKeys("Authorization", "X-Fixed");
        assertThat(RequestCredentials.of(method, new Credentials.Bearer("t"), Map.of("tenant", "acme"))
                        .headers())
                .containsEntry("X-Tenant", "acme");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"type":"bearer"}
            {"type":"basic"}
            {"type":"oauth2"}
            {"type":"oauth1"}
            {"type":"hmac","message":"{body}"}
            {"type":"aws_sigv4","service":"s3"}
            {"type":"custom","handler":"mine"}
            """)
    void credentials_of_another_kind_are_not_sent(String json) {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        RequestCredentials.of(DefinitionJson.method(json), new Credentials.Key("canary"), Map.of()))
                .withMessageNotContaining("canary");
    }

    @Test
    void a_proof_cannot_be_made_without_a_value_that_is_part_of_it() {
        AuthMethod method = DefinitionJson.method("{\"type\":\"basic\",\"username\":\"{org}/ada\"}");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> RequestCredentials.of(method, new Credentials.Basic("", "pw"), Map.of()))
                .withMessageContaining("{org}");
    }

    private static RequestCredentials carried(AuthMethod method, Map<String, String> entered) {
        Entered read = CredentialsInput.read(method, entered, "", Instant.EPOCH);
        return RequestCredentials.of(method, read.credentials(), read.values());
    }

    private static Map<String, String> pairs(@Nullable String text, String between, String is) {
        Map<String, String> pairs = new HashMap<>();
        if (text != null) {
            for (String pair : text.split(between)) {
                String[] parts = pair.split(is, 2);
                pairs.put(parts[0], parts[1]);
            }
        }
        return pairs;
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
