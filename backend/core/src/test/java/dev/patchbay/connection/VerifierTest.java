package dev.patchbay.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.patchbay.connector.AuthMethod;
import dev.patchbay.connector.Connector;
import dev.patchbay.connector.DefinitionJson;
import dev.patchbay.connector.TestConnectors;
import dev.patchbay.connector.Verification;
import dev.patchbay.gateway.Call;
import dev.patchbay.gateway.CallFailed;
import dev.patchbay.gateway.Header;
import dev.patchbay.gateway.Purpose;
import dev.patchbay.gateway.Reply;
import dev.patchbay.organization.TestScopes;
import dev.patchbay.testing.TestClock;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the app's answers to the verification call mean, and what that call looks like. */
class VerifierTest {

    private static final AuthMethod KEY = TestConnectors.apiKey();

    private final List<Call> calls = new ArrayList<>();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # status | type | body | outcome | proof, or what the person reads
            200 | application/json | {"ok":true}  | works    |
            200 | application/json | {"ok":false} | refused  | proof
            200 | application/json | {"ok":       | noanswer | Acme gave an answer that makes no sense. Try again in a minute.
            200 | text/html        | <p>Sign in   | noanswer | Acme gave an answer that makes no sense. Try again in a minute.
            200 | application/json |              | noanswer | Acme gave an answer that makes no sense. Try again in a minute.
            204 | application/json | {"ok":true}  | noanswer | Acme gave an answer that makes no sense. Try again in a minute.
            302 | text/html        | moved        | noanswer | Acme gave an answer that makes no sense. Try again in a minute.
            401 | application/json | {}           | refused  | proof
            403 | text/html        | <p>          | refused  | proof
            400 | application/json | {}           | refused  | none
            404 | application/json | {}           | refused  | none
            429 | application/json | {}           | noanswer | Acme asks for a pause. Try again in 2 minutes.
            500 | application/json | {}           | noanswer | Acme has a problem of its own just now. Try again in 2 minutes.
            """)
    void an_answer_means(int status, String type, @Nullable String body, String outcome, @Nullable String means) {
        Connector connector = TestConnectors.unsaved(
                "https://acme.test", call("{\"expect\":[{\"at\":\"/ok\",\"equals\":true}]}"), KEY);

        Verifier.Outcome told = verify(
                connector,
                KEY,
                new Credentials.Key("k"),
                Map.of(),
                call -> new Reply(
                        status,
                        List.of(new Header("Content-Type", type), new Header("Retry-After", "120")),
                        bytes(String.valueOf(body == null ? "" : body))));

        String read = switch (told) {
            case Verifier.Works works -> "works";
            case Verifier.Refused refused -> "refused " + (refused.isProof() ? "proof" : "none");
            case Verifier.NoAnswer noAnswer -> "noanswer " + noAnswer.message();
        };
        assertThat(read).isEqualTo(means == null ? outcome : outcome + " " + means);
    }

    @Test
    void a_status_alone_is_enough_where_nothing_else_is_asked_for() {
        Connector connector = TestConnectors.unsaved("https://acme.test", call("{\"expect_status\":[204]}"), KEY);

        assertThat(verify(
                        connector,
                        KEY,
                        new Credentials.Key("k"),
                        Map.of(),
                        call -> new Reply(204, List.of(), bytes(""))))
                .isEqualTo(new Verifier.Works(Account.UNKNOWN, true, Map.of()));
    }

    @Test
    void no_answer_is_told_in_words_and_its_detail_kept_apart() {
        Connector connector = TestConnectors.unsaved("https://acme.test", call("{}"), KEY);

        Verifier.Outcome told = verify(connector, KEY, new Credentials.Key("k"), Map.of(), call -> {
            throw new CallFailed(CallFailed.Cause.TOO_LARGE, "acme.test answered with more.");
        });

        assertThat(told)
                .isEqualTo(new Verifier.NoAnswer(
                        "Acme gave an answer that could not be read. Try again in a minute.",
                        "acme.test answered with more."));
    }

    @Test
    void a_method_proves_itself_by_its_own_call_at_its_own_address() {
        AuthMethod own = DefinitionJson.edited(KEY, json -> {
            json.put("base_url", "https://{site}.sites.test/api");
            json.set("verification", DefinitionJson.strict().readTree("""
                    {"path":"/users/{site}","account":{"name":"/who"}}"""));
        });
        Connector connector = TestConnectors.unsaved("https://acme.test", call("{\"path\":\"/elsewhere\"}"), own);

        Verifier.Outcome told = verify(
                connector,
                own,
                new Credentials.Key("k"),
                Map.of("site", "a"),
                json("{\"who\":\"Ada\",\"name\":\"x\"}"));

        assertThat(calls).extracting(call -> call.uri().toString()).containsExactly("https://a.sites.test/api/users/a");
        assertThat(told).isEqualTo(new Verifier.Works(new Account(null, "Ada", null), true, Map.of("site", "a")));
    }

    @Test
    void without_a_call_to_make_nothing_is_claimed() {
        assertThat(verify(TestConnectors.unsaved(null, null, KEY), KEY, new Credentials.Key("k"), Map.of(), json("{}")))
                .isEqualTo(new Verifier.Works(Account.UNKNOWN, false, Map.of()));
        assertThat(calls).isEmpty();
    }

    @Test
    void a_value_that_is_missing_or_does_not_fit_costs_no_call_and_is_no_proof_of_the_app() {
        AuthMethod own = DefinitionJson.edited(KEY, json -> json.put("base_url", "https://{site}.sites.test"));
        Connector connector = TestConnectors.unsaved(null, call("{}"), own);

        for (Map<String, String> values : List.of(Map.<String, String>of(), Map.of("site", "evil.test/"))) {
            assertThat(verify(connector, own, new Credentials.Key("k"), values, json("{}")))
                    .isInstanceOfSatisfying(
                            Verifier.Refused.class,
                            refused -> assertThat(refused.status()).isZero());
        }
        assertThat(calls).isEmpty();
    }

    @Test
    void values_stay_within_the_quotes_of_a_body() {
        Connector connector = TestConnectors.unsaved(
                "https://acme.test",
                call(
                        "{\"method\":\"POST\",\"headers\":{\"accept\":\"text/plain\"},\"body\":\"{\\\"team\\\":\\\"{team}\\\"}\"}"),
                KEY);

        verify(connector, KEY, new Credentials.Key("k"), Map.of("team", "a\",\"admin\":\"1"), json("{}"));

        Call sent = calls.getFirst();
        assertThat(sent.method()).isEqualTo("POST");
        assertThat(sent.purpose()).isEqualTo(Purpose.VERIFICATION);
        assertThat(new String(sent.body(), StandardCharsets.UTF_8))
                .isEqualTo("{\"team\":\"a\\\",\\\"admin\\\":\\\"1\"}");
        assertThat(sent.headers().stream().filter(header -> header.named("Accept")))
                .extracting(Header::value)
                .containsExactly("text/plain");
    }

    private Verifier.Outcome verify(
            Connector connector,
            AuthMethod method,
            Credentials credentials,
            Map<String, String> values,
            Function<Call, Reply> app) {
        RequestSigner signer = mock();
        when(signer.sign(any(), any(), any(), any(), any(), any())).thenAnswer(signing -> signing.getArgument(5));
        Verifier verifier = new Verifier(
                call -> {
                    calls.add(call);
                    return app.apply(call);
                },
                new AppCalls(signer),
                new TestClock());
        return verifier.verify(TestScopes.unsaved(), connector, method, credentials, values);
    }

    private static Verification call(String json) {
        return DefinitionJson.strict().readValue(json, Verification.class);
    }

    private static Function<Call, Reply> json(String body) {
        return call -> new Reply(200, List.of(new Header("Content-Type", "application/json")), bytes(body));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
