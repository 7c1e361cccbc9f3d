package dev.patchbay.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.connector.DefinitionJson;
import dev.patchbay.connector.OAuth2;
import dev.patchbay.connector.OAuthClient;
import dev.patchbay.connector.TestConnectors;
import dev.patchbay.gateway.Call;
import dev.patchbay.gateway.Gateway;
import dev.patchbay.gateway.Header;
import dev.patchbay.gateway.Reply;
import dev.patchbay.testing.TestClock;
import dev.patchbay.vault.Secret;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

/** What the requests to a token endpoint look like, for each habit of an app. */
class TokenEndpointTest {

    private static final OAuthClient CLIENT = new OAuthClient("client-1", new Secret("hush"));
    private static final OAuthClient ODD = new OAuthClient("client 1", new Secret("s+/="));
    private static final String GRANTED = "{\"access_token\":\"at\",\"expires_in\":60}";
    private static final String UNKNOWN_CLIENT = "{\"error\":\"invalid_client\"}";

    private final List<Call> calls = new ArrayList<>();
    private final Deque<Reply> answers = new ArrayDeque<>();
    private final Gateway app = call -> {
        calls.add(call);
        return answers.isEmpty() ? reply(200, GRANTED) : answers.pop();
    };
    private final TokenEndpoint endpoint = new TokenEndpoint(app, new TestClock());

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"client_auth":"client_secret_basic"} | Basic Y2xpZW50LTE6aHVzaA== | grant_type=authorization_code            |
            {"client_auth":"client_secret_post"}  |                            | client_id=client-1&client_secret=hush    |
            {"client_auth":"none"}                |                            | client_id=client-1                       | hush
            {"token_params":{"audience":"a b"}}   | Basic Y2xpZW50LTE6aHVzaA== | audience=a%20b                           |
            {"token_body":"json"}                 | Basic Y2xpZW50LTE6aHVzaA== | "code":"code-1"                          |
            """)
    void a_code_is_exchanged_as_the_app_wants_it(
            String habit, @Nullable String authorization, String sent, @Nullable String notSent) {
        TokenReply reply = endpoint.exchange(registration(habit, CLIENT), "code-1", "verifier-1");

        assertThat(reply).isInstanceOf(TokenReply.Granted.class);
        assertThat(header(calls.getFirst(), "Authorization")).isEqualTo(authorization == null ? "" : authorization);
        assertThat(body(calls.getFirst())).contains(sent, "code-1", "verifier-1");
        if (notSent != null) {
            assertThat(body(calls.getFirst())).doesNotContain(notSent);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                                         | https://acme.test/token
            {"refresh_url":"https://acme.test/renew"}                  | https://acme.test/renew
            """)
    void a_refresh_token_goes_where_the_app_takes_it(String habit, String url) {
        endpoint.refresh(
                registration(
                        "{\"refresh_params\":{\"scope\":\"all\"},\"token_params\":{\"only\":\"codes\"}}",
                        habit,
                        CLIENT),
                "refresh-1");

        assertThat(calls.getFirst().uri()).hasToString(url);
        assertThat(body(calls.getFirst()))
                .contains("grant_type=refresh_token", "refresh_token=refresh-1", "scope=all")
                .doesNotContain("only=codes");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"scopes":["a","b"],"scope_separator":","} | scope=a%2Cb
            {"scopes":["a"],"optional_scopes":["b"]}   | scope=a%20b
            """)
    void a_client_asks_in_its_own_name_for_all_its_scopes(String habit, String scopes) {
        endpoint.clientCredentials(registration(habit, CLIENT));

        assertThat(body(calls.getFirst())).contains("grant_type=client_credentials", scopes);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"scopes":["a","b"]}                                               | scope=a%20b
            {"scopes":["a","b"],"scope_separator":",","scope_param":"user_scope"} | user_scope=a%2Cb
            {"scopes":[],"authorization_params":{"prompt":"consent"}}          | prompt=consent
            """)
    void a_person_is_sent_with_what_the_app_expects(String habit, String parameter) {
        String address = endpoint.authorizationUrl(registration(habit, CLIENT), "state-1", null)
                .toString();

        assertThat(address)
                .startsWith("https://acme.test/authorize?")
                .contains("state=state-1", "client_id=client-1", parameter)
                .doesNotContain("hush");
        assertThat(calls).isEmpty();
    }

    @Test
    void a_client_that_is_not_known_in_one_writing_is_tried_in_the_other_and_remembered() {
        answers.add(reply(401, UNKNOWN_CLIENT));

        assertThat(endpoint.refresh(registration("{}", ODD), "r")).isInstanceOf(TokenReply.Granted.class);
        endpoint.refresh(registration("{}", ODD), "r");

        assertThat(calls)
                .extracting(call -> basic(call))
                .containsExactly("client%201:s%2B%2F%3D", "client 1:s+/=", "client 1:s+/=");
    }

    @Test
    void a_client_that_is_not_known_in_either_is_refused() {
        answers.add(reply(401, UNKNOWN_CLIENT));
        answers.add(reply(401, UNKNOWN_CLIENT));

        assertThat(endpoint.refresh(registration("{}", ODD), "r")).isEqualTo(new TokenReply.Refused("invalid_client"));
        endpoint.refresh(registration("{}", ODD), "r");
        assertThat(calls).extracting(call -> basic(call)).last().isEqualTo("client%201:s%2B%2F%3D");
    }

    @Test
    void a_client_with_one_writing_is_not_tried_twice() {
        answers.add(reply(401, UNKNOWN_CLIENT));

        endpoint.refresh(registration("{}", CLIENT), "r");

        assertThat(calls).hasSize(1);
    }

    @Test
    void another_refusal_says_nothing_of_the_writing() {
        answers.add(reply(400, "{\"error\":\"invalid_grant\"}"));

        assertThat(endpoint.refresh(registration("{}", ODD), "r")).isEqualTo(new TokenReply.Refused("invalid_grant"));
        assertThat(calls).hasSize(1);
    }

    private static Registration registration(String habit, OAuthClient client) {
        return registration("{}", habit, client);
    }

    private static Registration registration(String habit, String more, OAuthClient client) {
        OAuth2 method = edited(edited(TestConnectors.oauth2("https://acme.test"), habit), more);
        return new Registration(method, client, "https://patchbay.example/oauth/callback");
    }

    private static OAuth2 edited(OAuth2 method, String changes) {
        ObjectNode read = (ObjectNode) DefinitionJson.strict().readTree(changes);
        return (OAuth2) DefinitionJson.edited(method, json -> json.setAll(read));
    }

    private static Reply reply(int status, String json) {
        return new Reply(
                status, List.of(new Header("Content-Type", "application/json")), json.getBytes(StandardCharsets.UTF_8));
    }

    private static String basic(Call call) {
        String value = header(call, "Authorization").substring("Basic ".length());
        return new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8);
    }

    private static String header(Call call, String name) {
        return call.headers().stream()
                .filter(header -> header.named(name))
                .map(Header::value)
                .findFirst()
                .orElse("");
    }

    private static String body(Call call) {
        return call.body() == null ? "" : new String(call.body(), StandardCharsets.UTF_8);
    }
}
