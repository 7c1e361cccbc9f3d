package dev.patchbay.connector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.problem.FieldError;
import dev.patchbay.problem.InvalidInput;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What is wrong with the quirks of an auth method is named by field and code. */
class MethodRulesTest {

    private final ConnectorRules rules = new ConnectorRules(url -> Optional.empty(), platform -> Optional.empty());

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # what the OAuth 2.0 method says                                                      | field and code
            {"token_url":"https://{sub}.acme.test/token"}                                         | token_url unknown_value
            {"token_url":"https://{sub}.acme.test/token","fields":[{"name":"sub","secret":true}]} | token_url unknown_value
            {"token_url":"https://{sub}/token","fields":[{"name":"sub"}]}                         | token_url host_escape
            {"token_url":"https://{sub}test/token","fields":[{"name":"sub"}]}                     | token_url host_escape
            {"token_url":"https://acme.{sub}/token","fields":[{"name":"sub"}]}                    | token_url host_escape
            {"token_url":"https://{sub}.com/token","fields":[{"name":"sub"}]}                     | token_url host_escape
            {"token_url":"https://{sub}.acme.test@evil.test/","fields":[{"name":"sub"}]}          | token_url host_escape
            {"token_url":"https://{sub}:443/token","fields":[{"name":"sub"}]}                     | token_url host_escape
            {"token_url":"{sub}/token","fields":[{"name":"sub"}]}                                 | token_url host_escape
            {"token_url":"{sub}.acme.test/token","fields":[{"name":"sub"}]}                       | token_url host_escape
            {"refresh_url":"https://{sub}/token","fields":[{"name":"sub","pattern":"[a-z]+"}]}    | refresh_url host_escape
            {"revocation_url":"https://{sub}/x","fields":[{"name":"sub"}]}                        | revocation_url host_escape
            {"userinfo_url":"https://{sub}/x","fields":[{"name":"sub"}]}                          | userinfo_url host_escape
            {"revocation":{"url":"https://{sub}/x"},"fields":[{"name":"sub"}]}                    | revocation.url host_escape
            {"revocation":{"url":"https://acme.test/x","method":"TRACE"}}                         | revocation.method enum
            {"refresh_url":"https://{h}/t","captures":[{"name":"h","from":"callback","at":"h"}]}  | refresh_url host_escape
            {"base_url":"https://{sub}/api","fields":[{"name":"sub"}]}                            | base_url host_escape
            {"base_url":"https://{sub}/api","captures":[{"name":"sub","from":"callback","at":"s","pattern":"x-([a-z.]+)"}]} | base_url host_escape
            {"oauth_app":"acme"}                                                                  | token_url managed
            {"oauth_app":"acme"}                                                                  | authorization_url managed
            {"oauth_app":"Not a slug"}                                                            | oauth_app slug
            {"oauth_app":"acme","issuer":"https://id.acme.test"}                                  | issuer managed
            {"oauth_app":"acme","revocation":{"url":"https://evil.test/x"}}                       | revocation managed
            {"oauth_app":"acme","userinfo_url":"https://evil.test/x"}                             | userinfo_url managed
            {"authorization_params":{"audience":"{nobody}"}}                                      | authorization_params.audience unknown_value
            {"token_params":{"client_secret":"x"}}                                                | token_params.client_secret reserved
            {"refresh_params":{"grant_type":"password"}}                                          | refresh_params.grant_type reserved
            {"token_params":{"code_verifier":"x"}}                                                | token_params.code_verifier reserved
            {"scope_param":"client_id"}                                                           | scope_param parameter
            {"scope_param":"a b"}                                                                 | scope_param parameter
            {"default_lifetime":0}                                                                | default_lifetime range
            {"default_lifetime":999999999}                                                        | default_lifetime range
            {"token_header":"Host"}                                                               | token_header header
            {"token_header":"X:Y"}                                                                | token_header header
            {"token_prefix":"Bearer\\n"}                                                          | token_prefix characters
            {"token_reply":{"access_token":"access_token"}}                                       | token_reply pointer
            {"client_auth":"none","pkce":false}                                                   | pkce public_client
            {"fields":[{"name":"Sub"}]}                                                           | fields[0].name name
            {"fields":[{"name":"a"},{"name":"a"}]}                                                | fields[1].name taken
            {"fields":[{"name":"a","pattern":"("}]}                                               | fields[0].pattern pattern
            {"fields":[{"name":"a","pattern":"(?=a)"}]}                                           | fields[0].pattern pattern
            {"fields":[{"name":"a","extract":"\\\\1"}]}                                           | fields[0].extract pattern
            {"fields":[{"name":"a","help_url":"javascript:alert(1)"}]}                            | fields[0].help_url url
            {"fields":[{"name":"a","options":[" "]}]}                                             | fields[0].options length
            {"fields":[{"name":"a","label":"a\\nb"}]}                                             | fields[0] length
            {"captures":[{"name":"A","from":"token","at":"/a"}]}                                  | captures[0].name name
            {"captures":[{"name":"a","from":"token","at":"a"}]}                                   | captures[0].at pointer
            {"captures":[{"name":"a","from":"token","at":""}]}                                    | captures[0].at required
            {"captures":[{"name":"a","from":"token","at":"/refresh_token"}]}                      | captures[0].at secret
            {"captures":[{"name":"a","from":"token","at":"/tok"}],"token_reply":{"access_token":"/tok"}} | captures[0].at secret
            {"captures":[{"name":"a","from":"token","at":"/a","pattern":"["}]}                    | captures[0].pattern pattern
            {"headers":{"Host":"x"}}                                                              | headers header
            {"headers":{"Transfer-Encoding":"x"}}                                                 | headers header
            {"headers":{"X-A":"a\\r\\nb"}}                                                        | headers length
            {"headers":{"X-A":"{nobody}"}}                                                        | headers unknown_value
            {"query":{"a&b":"x"}}                                                                 | query parameter
            """)
    void of_oauth2(String edit, String fieldAndCode) {
        assertThat(faultsOf(TestConnectors.oauth2("https://acme.test"), edit)).contains(fieldAndCode);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"token_url\":\"https://{sub}.acme.test/token\",\"fields\":[{\"name\":\"sub\"}]}",
                "{\"token_url\":\"https://{sub}.acme.test:8443/token\",\"fields\":[{\"name\":\"sub\"}]}",
                "{\"token_url\":\"https://acme.test/{sub}/token?x={sub}\",\"fields\":[{\"name\":\"sub\"}]}",
                "{\"token_url\":\"https://{dc}/token\",\"fields\":[{\"name\":\"dc\",\"options\":[\"eu.acme.test\",\"us.acme.test\"]}]}",
                "{\"token_url\":\"https://{dc}.com/token\",\"fields\":[{\"name\":\"dc\",\"options\":[\"acme\",\"acme-eu\"]}]}",
                "{\"fields\":[{\"name\":\"client_id\"},{\"name\":\"client_secret\",\"secret\":true},{\"name\":\"host\"}],\"token_url\":\"https://{host}/token\"}",
                "{\"client_auth\":\"none\",\"fields\":[{\"name\":\"host\"}],\"token_url\":\"https://{host}/token\"}",
                "{\"headers\":{\"X-Account\":\"{account}\"},\"captures\":[{\"name\":\"account\",\"from\":\"token\",\"at\":\"/account/id\"}]}",
                "{\"scope_separator\":\",\",\"scope_param\":\"user_scope\",\"default_lifetime\":3600,\"token_header\":\"X-Token\",\"token_prefix\":\"\"}"
            })
    void what_apps_need_is_allowed(String edit) {
        assertThat(faultsOf(TestConnectors.oauth2("https://acme.test"), edit)).isEmpty();
    }

    /** A person can write into the redirect back to Patchbay what they like: only the pattern says where tokens go then. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                ".*",
                ".+",
                "https://.*",
                "https://.+\\\\.acme\\\\.test",
                "https://[^/]+",
                "https://[a-z./]+acme\\\\.test",
                "\\\\S+",
                "https://[a-z0-9.]+",
                "https://acme.test",
                "(https://x\\\\.acme\\\\.test|.*)",
                "https://[a-z@]+\\\\.acme\\\\.test",
                "https?://[a-z0-9:]+\\\\.acme\\\\.test",
                "[a-z0-9.]+",
                "x-([a-z.]+)",
                "x-(?P<home>https://[a-z.]+)",
                "(?:x-)?(https://([a-z]+\\\\.)+[a-z]+)"
            })
    void a_pattern_that_lets_other_servers_in_bounds_nothing(String pattern) {
        assertThat(faultsOf(TestConnectors.oauth2("https://acme.test"), """
                {"refresh_url":"{home}/token","captures":[{"name":"home","from":"callback","at":"home","pattern":"%s"}]}""".formatted(pattern)))
                .contains("refresh_url host_escape");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://[a-z0-9-]+(?:\\\\.[a-z0-9-]+)*\\\\.acme\\\\.test",
                "https://(eu|us)\\\\.acme\\\\.test",
                "https://acme\\\\.test(/[a-z]+)?",
                "https://[[:alpha:]]+\\\\.acme\\\\.test",
                "https://\\\\w+\\\\.acme\\\\.test"
            })
    void a_pattern_that_names_the_apps_servers_bounds(String pattern) {
        boolean posix = pattern.contains("[[:");
        assertThat(faultsOf(TestConnectors.oauth2("https://acme.test"), """
                {"refresh_url":"{home}/token","captures":[{"name":"home","from":"callback","at":"home","pattern":"%s"}]}""".formatted(pattern)))
                .isEqualTo(posix ? List.of("refresh_url host_escape") : List.of());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"type":"basic","username":"{email}/token"}                             | username unknown_value
            {"type":"basic","password":"{nobody}"}                                  | password unknown_value
            {"type":"bearer","prefix":"Bearer\\u0000"}                              | prefix characters
            {"type":"hmac","message":"{body}","signature_header":"Host"}            | signature_header header
            {"type":"hmac","message":"","signature_header":"X-S"}                   | message required
            {"type":"hmac","message":"{nobody}","signature_header":"X-S"}           | message unknown_value
            {"type":"hmac","message":"{body}","signature_header":"X-S","secret":"{nobody}"} | secret unknown_value
            {"type":"api_key","captures":[{"name":"dc","from":"field","at":"api_key"}]}                        | captures[0].pattern whole_secret
            {"type":"api_key","captures":[{"name":"dc","from":"field","at":"api_key","pattern":"\\\\w+-[a-z]+"}]} | captures[0].pattern whole_secret
            {"type":"api_key","captures":[{"name":"dc","from":"field","at":"api_key","pattern":"x-(y"}]}       | captures[0].pattern pattern
            {"type":"api_key","captures":[{"name":"dc","from":"field","at":"nobody","pattern":"(y)"}]}         | captures[0].at unknown_value
            {"type":"api_key","captures":[{"name":"api_key","from":"field","at":"api_key","pattern":"(y)z"}]}  | captures[0].name taken
            {"type":"api_key","captures":[{"name":"dc","from":"token","at":"/dc"}]}                            | captures[0].from enum
            {"type":"bearer","base_url":"https://{nobody}.acme.test"}               | base_url unknown_value
            {"type":"bearer","base_url":"nonsense"}                                 | base_url url
            {"type":"bearer","base_url":"https://acme.test/api?x=1"}                | base_url query
            {"type":"bearer","base_url":"https://acme.test/api#x"}                  | base_url url
            {"type":"bearer","base_url":"https://{token}.acme.test"}                | base_url unknown_value
            {"type":"bearer","verification":{"path":"https://evil.test/me"}}        | verification.path origin
            {"type":"bearer","verification":{"path":"/me","method":"PUT"}}          | verification.method enum
            {"type":"bearer","verification":{"path":"/me","expect_status":[302]}}   | verification.expect_status range
            {"type":"bearer","verification":{"path":"/{nobody}"}}                   | verification.path unknown_value
            {"type":"bearer","verification":{"path":"/me","headers":{"X":"{me}"}}}  | verification.headers unknown_value
            {"type":"bearer","verification":{"path":"/me","account":{"id":"id"}}}   | verification.account.id pointer
            {"type":"aws_sigv4","service":""}                                       | service required
            {"type":"aws_sigv4","service":"s3","region":"{nobody}"}                 | region unknown_value
            """)
    void of_other_methods(String json, String fieldAndCode) {
        assertThat(faults(DefinitionJson.method(json))).contains(fieldAndCode);
    }

    @Test
    void tokens_of_the_saass_client_do_not_go_to_a_server_that_a_person_names() {
        AuthMethod oauth2 = edited(TestConnectors.oauth2("https://acme.test"), "{\"fields\":[{\"name\":\"host\"}]}");
        AuthMethod key = edited(TestConnectors.apiKey(), "{\"fields\":[{\"name\":\"host\"}]}");

        assertThat(faults("https://{host}/api", oauth2)).contains("base_url host_escape");
        assertThat(faults("https://{host}/api", oauth2, key)).contains("base_url host_escape");
        assertThat(faults("https://{host}/api", key)).isEmpty();
        assertThat(faults("https://{host}.acme.test/api", oauth2, key)).isEmpty();
        assertThat(faults("https://{host}.acme.test/api", oauth2, TestConnectors.apiKey()))
                .contains("base_url unknown_value");
    }

    /** Atlassian's tokens of OAuth go to one host, those that people make go to their site's. */
    @Test
    void a_method_may_reach_the_app_elsewhere_and_prove_itself_there() {
        AuthMethod oauth2 = edited(TestConnectors.oauth2("https://acme.test"), """
                {"captures":[{"name":"cloud","from":"token","at":"/cloud"}]}""");
        AuthMethod key = edited(TestConnectors.apiKey(), """
                {"base_url":"https://{site}.sites.acme.test","fields":[{"name":"site"}],"verification":{"path":"/users/{site}"}}""");

        assertThat(faults("https://api.acme.test/{cloud}", oauth2, key)).isEmpty();
        assertThat(faults("https://api.acme.test/{site}", oauth2, key)).containsExactly("base_url unknown_value");
        assertThat(faults(null, key)).isEmpty();
    }

    @Test
    void a_verification_call_that_leaves_a_methods_own_base_url_is_not_made_with_its_credentials() {
        Verification elsewhere = new Verification("GET", "https://acme.test/me", List.of(200), null);
        AuthMethod key = edited(TestConnectors.apiKey(), "{\"base_url\":\"https://sites.acme.test\"}");

        assertThat(faults(new Definition("https://acme.test", List.of(key), elsewhere, List.of(), List.of())))
                .containsExactly("auth_methods[0].base_url origin");
    }

    private List<String> faultsOf(AuthMethod method, String edit) {
        return faults(edited(method, edit));
    }

    private List<String> faults(AuthMethod method) {
        return faults("https://acme.test", method).stream()
                .map(fault -> fault.replace("auth_methods[0].", ""))
                .toList();
    }

    private List<String> faults(@Nullable String baseUrl, AuthMethod... methods) {
        ConnectorInput input = TestConnectors.of("https://acme.test", methods);
        return faults(new Definition(
                baseUrl, input.definition().authMethods(), input.definition().verification(), List.of(), List.of()));
    }

    private List<String> faults(Definition definition) {
        ConnectorInput input = TestConnectors.of("https://acme.test", TestConnectors.apiKey());
        Function<FieldError, String> told = fault -> fault.field() + " " + fault.code();
        try {
            rules.check(TestConnectors.with(input, definition), slug -> false);
            return List.of();
        } catch (InvalidInput e) {
            return e.errors().stream().map(told).toList();
        }
    }

    private static AuthMethod edited(AuthMethod method, String edit) {
        ObjectNode changes = (ObjectNode) JsonMapper.shared().readTree(edit);
        return DefinitionJson.edited(
                method, json -> changes.properties().forEach(p -> json.set(p.getKey(), p.getValue())));
    }
}
