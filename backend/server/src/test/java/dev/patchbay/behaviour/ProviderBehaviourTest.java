package dev.patchbay.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.api.Api;
import dev.patchbay.authorization.Attempt;
import dev.patchbay.connection.Connection;
import dev.patchbay.id.ConnectionId;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/**
 * What becomes of a connection when its app fails: for each way to fail and each moment, the status, the sentence that a
 * person reads, what the SaaS is answered, and the webhook. {@link ProviderQuirksTest} has the habits of apps that work.
 */
@BehaviourUnderTest
class ProviderBehaviourTest {

    private static final String KEY = "sandbox-key-ada-5f2c9a71";

    private final Stage stage;

    ProviderBehaviourTest(Stage.Parts parts) {
        this.stage = new Stage(parts);
    }

    @AfterEach
    void everythingWorks() {
        stage.everythingWorks();
    }

    /** A person comes back from the app's own screen. Nothing half-done is left, and trying again works. */
    @ParameterizedTest(name = "while connecting, {0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            # where | what                  | the attempt fails with     | and the person reads
            token | timeout                 | provider_unreachable       | Sandbox could not be reached. Try again in a minute.
            token | drip                    | provider_unreachable       | Sandbox could not be reached. Try again in a minute.
            token | reset                   | provider_unreachable       | Sandbox could not be reached. Try again in a minute.
            token | lost_response           | provider_unreachable       | Sandbox could not be reached. Try again in a minute.
            token | endless                 | provider_answer_unreadable | Sandbox gave an answer that could not be read. Try again in a minute.
            token | truncated_gzip          | provider_answer_unreadable | Sandbox gave an answer that could not be read. Try again in a minute.
            token | garbage_gzip            | provider_answer_unreadable | Sandbox gave an answer that could not be read. Try again in a minute.
            token | server_error            | provider_fault             | Sandbox has a problem of its own just now. Try again in a minute.
            token | bad_gateway             | provider_fault             | Sandbox has a problem of its own just now. Try again in a minute.
            token | unavailable             | provider_fault             | Sandbox has a problem of its own just now. Try again in a minute.
            token | too_many_requests       | provider_fault             | Sandbox asks for a pause. Try again in a minute.
            token | too_many_requests_plain | provider_fault             | Sandbox asks for a pause. Try again in a minute.
            token | redirect_loop           | provider_answer_unreadable | Sandbox gave an answer that makes no sense. Tell the people who run this page.
            token | redirect_away           | provider_answer_unreadable | Sandbox gave an answer that makes no sense. Tell the people who run this page.
            token | unauthorized_html       | provider_answer_unreadable | Sandbox gave an answer that makes no sense. Tell the people who run this page.
            token | not_found               | provider_answer_unreadable | Sandbox gave an answer that makes no sense. Tell the people who run this page.
            token | html                    | provider_answer_unreadable | Sandbox gave an answer that makes no sense. Tell the people who run this page.
            token | truncated_json          | provider_answer_unreadable | Sandbox gave an answer that makes no sense. Tell the people who run this page.
            token | empty                   | provider_answer_unreadable | Sandbox gave an answer that makes no sense. Tell the people who run this page.
            token | unauthorized            | token_refused              | Sandbox did not complete the sign-in. Try again; if it fails again, tell the people who run this page.
            token | forbidden               | token_refused              | Sandbox did not complete the sign-in. Try again; if it fails again, tell the people who run this page.
            token | ok_error                | token_refused              | Sandbox did not complete the sign-in. Try again; if it fails again, tell the people who run this page.
            token | invalid_grant           | token_refused              | Sandbox did not complete the sign-in. Try again; if it fails again, tell the people who run this page.
            token | invalid_client          | token_refused              | Sandbox did not complete the sign-in. Try again; if it fails again, tell the people who run this page.
            token | own_error               | token_refused              | Sandbox did not complete the sign-in. Try again; if it fails again, tell the people who run this page.
            token | wrong_type              |                            |
            api   | timeout                 | verification_unavailable   | Sandbox could not be reached. Try again in a minute.
            api   | drip                    | verification_unavailable   | Sandbox could not be reached. Try again in a minute.
            api   | reset                   | verification_unavailable   | Sandbox could not be reached. Try again in a minute.
            api   | endless                 | verification_unavailable   | Sandbox gave an answer that could not be read. Try again in a minute.
            api   | truncated_gzip          | verification_unavailable   | Sandbox gave an answer that could not be read. Try again in a minute.
            api   | garbage_gzip            | verification_unavailable   | Sandbox gave an answer that could not be read. Try again in a minute.
            api   | server_error            | verification_unavailable   | Sandbox has a problem of its own just now. Try again in a minute.
            api   | bad_gateway             | verification_unavailable   | Sandbox has a problem of its own just now. Try again in a minute.
            api   | too_many_requests       | verification_unavailable   | Sandbox asks for a pause. Try again in a minute.
            api   | too_many_requests_plain | verification_unavailable   | Sandbox asks for a pause. Try again in a minute.
            api   | redirect_loop           | verification_unavailable   | Sandbox gave an answer that makes no sense. Try again in a minute.
            api   | redirect_away           | verification_unavailable   | Sandbox gave an answer that makes no sense. Try again in a minute.
            api   | html                    | verification_unavailable   | Sandbox gave an answer that makes no sense. Try again in a minute.
            api   | truncated_json          | verification_unavailable   | Sandbox gave an answer that makes no sense. Try again in a minute.
            api   | empty                   | verification_unavailable   | Sandbox gave an answer that makes no sense. Try again in a minute.
            api   | unauthorized            | credentials_refused        | Sandbox did not accept these credentials. Check them and try again.
            api   | unauthorized_html       | credentials_refused        | Sandbox did not accept these credentials. Check them and try again.
            api   | forbidden               | credentials_refused        | Sandbox did not accept these credentials. Check them and try again.
            api   | ok_error                | credentials_refused        | Sandbox did not accept these credentials. Check them and try again.
            api   | not_found               | credentials_refused        | Sandbox did not accept this. Check what you entered and try again.
            api   | wrong_type              |                            |
            """)
    void connecting(String where, String what, @Nullable String code, @Nullable String sentence) {
        stage.create(stage.connector());
        stage.fault(where, what);

        Attempt attempt = stage.connect();

        assertThat(stage.calls("elsewhere")).isZero();
        if (code == null) {
            assertThat(stage.webhooks(stage.connected())).containsExactly("connection.created");
            assertThat(stage.sessionWebhooks()).containsExactly("connect_session.completed");
            return;
        }
        assertThat(attempt.failure()).isNotNull().satisfies(failure -> {
            assertThat(failure.code()).isEqualTo(code);
            assertThat(failure.message()).isEqualTo(sentence);
            Sentences.assertHelps(failure.message());
            Sentences.assertTellsNoSecret(String.valueOf(failure.detail()));
        });
        assertThat(stage.connectionsMade()).isZero();
        assertThat(stage.sessionWebhooks()).containsExactly("connect_session.failed " + code);
        stage.everythingWorks();
        stage.connect();
        assertThat(stage.webhooks(stage.connected())).containsExactly("connection.created");
    }

    /**
     * Access tokens of a minute have ended when the SaaS asks for credentials. A fault that passes is no proof: afterwards the
     * connection works again, unless the app had already spent the refresh token.
     */
    @ParameterizedTest(name = "while refreshing: {0}")
    @CsvSource(delimiter = '|', textBlock = """
            # what                  | status       | reason             | SaaS | and reads                                                             | afterwards
            timeout                 | degraded     | upstream_timeout   | 503 | Sandbox could not be reached. Try again in a minute.                       | connection.recovered
            reset                   | degraded     | upstream_reset     | 503 | Sandbox could not be reached. Try again in a minute.                       | connection.recovered
            endless                 | degraded     | upstream_too_large | 503 | Sandbox gave an answer that could not be read. Try again in a minute.                       | connection.recovered
            garbage_gzip            | degraded     | upstream_malformed | 503 | Sandbox gave an answer that could not be read. Try again in a minute.                       | connection.recovered
            drip                    | degraded     | upstream_timeout   | 503 | Sandbox could not be reached. Try again in a minute.                       | connection.needs_reauth
            lost_response           | degraded     | upstream_reset     | 503 | Sandbox could not be reached. Try again in a minute.                       | connection.needs_reauth
            truncated_gzip          | degraded     | upstream_malformed | 503 | Sandbox gave an answer that could not be read. Try again in a minute.                       | connection.needs_reauth
            truncated_json          | degraded     | unreadable_answer  | 503 | Sandbox gave an answer that makes no sense. Try again in a minute.         | connection.needs_reauth
            redirect_loop           | degraded     | unreadable_answer  | 503 | Sandbox gave an answer that makes no sense. Try again in a minute.         | connection.recovered
            redirect_away           | degraded     | unreadable_answer  | 503 | Sandbox gave an answer that makes no sense. Try again in a minute.         | connection.recovered
            unauthorized_html       | degraded     | unreadable_answer  | 503 | Sandbox gave an answer that makes no sense. Try again in a minute.         | connection.recovered
            not_found               | degraded     | unreadable_answer  | 503 | Sandbox gave an answer that makes no sense. Try again in a minute.         | connection.recovered
            html                    | degraded     | unreadable_answer  | 503 | Sandbox gave an answer that makes no sense. Try again in a minute.         | connection.recovered
            empty                   | degraded     | unreadable_answer  | 503 | Sandbox gave an answer that makes no sense. Try again in a minute.         | connection.recovered
            server_error            | degraded     | status_500         | 503 | Sandbox has a problem of its own just now. Try again in a minute.          | connection.recovered
            bad_gateway             | degraded     | status_502         | 503 | Sandbox has a problem of its own just now. Try again in a minute.          | connection.recovered
            unavailable             | degraded     | status_503         | 503 | Sandbox has a problem of its own just now. Try again in a minute.          | connection.recovered
            too_many_requests       | degraded     | status_429         | 503 | Sandbox asks for a pause. Try again in a minute.          | connection.recovered
            too_many_requests_plain | degraded     | status_429         | 503 | Sandbox asks for a pause. Try again in a minute.          | connection.recovered
            unauthorized            | degraded     | invalid_token      | 503 | Sandbox refused to refresh the tokens. Check the connector's OAuth client. | connection.recovered
            forbidden               | degraded     | account_suspended  | 503 | Sandbox refused to refresh the tokens. Check the connector's OAuth client. | connection.recovered
            ok_error                | degraded     | invalid_auth       | 503 | Sandbox refused to refresh the tokens. Check the connector's OAuth client. | connection.recovered
            invalid_client          | degraded     | invalid_client     | 503 | Sandbox refused to refresh the tokens. Check the connector's OAuth client. | connection.recovered
            own_error               | needs_reauth | token_revoked      | 409 | The app no longer accepts this connection; its person must authorize it again. |
            invalid_grant           | needs_reauth | invalid_grant      | 409 | The app no longer accepts this connection; its person must authorize it again. |
            wrong_type              | active       |                    | 200 |                                                                            |
            no_refresh_token        | active       |                    | 200 |                                                                            |
            """)
    void refreshing(
            String what,
            String status,
            @Nullable String reason,
            int answered,
            @Nullable String sentence,
            @Nullable String afterwards) {
        stage.create(Stage.with(stage.connector(), "{\"token_reply\":{\"final_errors\":[\"token_revoked\"]}}"));
        stage.connect();
        ConnectionId id = stage.connected();
        stage.clock().advance(Duration.ofSeconds(61));
        stage.fault("refresh", what);

        Api.Answer answer = credentials(id);

        assertIs(id, status, reason);
        assertAnswered(answer, answered, sentence);
        assertThat(stage.calls("elsewhere")).isZero();
        List<String> told = status.equals("active")
                ? List.of("connection.created")
                : List.of("connection.created", "connection." + status);
        assertThat(stage.webhooks(id)).isEqualTo(told);
        assertThat(credentials(id).status()).as("no storm of retries").isEqualTo(answered);
        assertThat(stage.calls("refresh")).isEqualTo(1);
        if (afterwards != null) {
            stage.everythingWorks();
            stage.clock().advance(Duration.ofSeconds(30));
            boolean mended = afterwards.equals("connection.recovered");
            assertThat(credentials(id).status()).isEqualTo(mended ? 200 : 409);
            assertThat(stage.webhooks(id)).containsExactly("connection.created", "connection.degraded", afterwards);
            assertIs(id, mended ? "active" : "needs_reauth", mended ? null : "invalid_grant");
        }
    }

    /** The SaaS has a stored key tested. Only the app's no to the key itself sends its person for another one. */
    @ParameterizedTest(name = "while verifying: {0}")
    @CsvSource(delimiter = '|', textBlock = """
            # what            | status       | reason                   | SaaS | and reads
            timeout           | degraded     | verification_unavailable | 502 | Sandbox could not be reached. Try again in a minute. localhost did not answer in time.
            drip              | degraded     | verification_unavailable | 502 | Sandbox could not be reached. Try again in a minute. localhost did not answer in time.
            reset             | degraded     | verification_unavailable | 502 | Sandbox could not be reached. Try again in a minute. localhost closed the connection before its answer was complete.
            endless           | degraded     | verification_unavailable | 502 | Sandbox gave an answer that could not be read. Try again in a minute. localhost answered with more data than this call allows.
            truncated_gzip    | degraded     | verification_unavailable | 502 | Sandbox gave an answer that could not be read. Try again in a minute. localhost answered with compressed data that is damaged.
            garbage_gzip      | degraded     | verification_unavailable | 502 | Sandbox gave an answer that could not be read. Try again in a minute. localhost answered with compressed data that is damaged.
            server_error      | degraded     | verification_unavailable | 502 | Sandbox has a problem of its own just now. Try again in a minute. The test call answered with status 500
            unavailable       | degraded     | verification_unavailable | 502 | Sandbox has a problem of its own just now. Try again in a minute. The test call answered with status 503
            too_many_requests | degraded     | verification_unavailable | 502 | Sandbox asks for a pause. Try again in a minute. The test call answered with status 429
            redirect_loop     | degraded     | verification_unavailable | 502 | Sandbox gave an answer that makes no sense. Try again in a minute. The test call answered with status 307
            redirect_away     | degraded     | verification_unavailable | 502 | Sandbox gave an answer that makes no sense. Try again in a minute. The test call answered with status 307
            html              | degraded     | verification_unavailable | 502 | Sandbox gave an answer that makes no sense. Try again in a minute. The test call answered with status 200
            truncated_json    | degraded     | verification_unavailable | 502 | Sandbox gave an answer that makes no sense. Try again in a minute. The test call answered with status 200
            empty             | degraded     | verification_unavailable | 502 | Sandbox gave an answer that makes no sense. Try again in a minute. The test call answered with status 200
            not_found         | degraded     | verification_unavailable | 502 | The app does not know the call that tests its credentials. Check the connector. The test call answered with status 404
            unauthorized      | needs_reauth | verification_refused     | 422 | Sandbox did not accept these credentials. Check them and try again. The test call answered with status 401
            unauthorized_html | needs_reauth | verification_refused     | 422 | Sandbox did not accept these credentials. Check them and try again. The test call answered with status 401
            forbidden         | needs_reauth | verification_refused     | 422 | Sandbox did not accept these credentials. Check them and try again. The test call answered with status 403
            ok_error          | needs_reauth | verification_refused     | 422 | Sandbox did not accept these credentials. Check them and try again. The test call answered with status 200
            wrong_type        | active       |                          | 200 |
            """)
    void verifying(String what, String status, @Nullable String reason, int answered, @Nullable String sentence) {
        stage.create(stage.connector());
        stage.paste(KEY);
        ConnectionId id = stage.connected();
        stage.fault("api", what);

        Api.Answer answer = verify(id);

        assertIs(id, status, reason);
        assertAnswered(answer, answered, sentence);
        assertThat(stage.calls("elsewhere")).isZero();
        if (status.equals("active")) {
            assertThat(stage.webhooks(id)).containsExactly("connection.created");
        } else {
            assertThat(stage.webhooks(id)).containsExactly("connection.created", "connection." + status);
            stage.everythingWorks();
            assertThat(verify(id).status()).isEqualTo(200);
            assertThat(stage.webhooks(id)).endsWith("connection.recovered");
            assertIs(id, "active", null);
        }
    }

    /** Deleting works here whatever the app does, and says what was done there. */
    @ParameterizedTest(name = "while revoking: {0}")
    @CsvSource(delimiter = '|', textBlock = """
            timeout           | scheduled
            drip              | revoked
            reset             | scheduled
            lost_response     | scheduled
            endless           | scheduled
            garbage_gzip      | scheduled
            redirect_loop     | failed
            redirect_away     | failed
            server_error      | scheduled
            unavailable       | scheduled
            too_many_requests | scheduled
            unauthorized      | failed
            forbidden         | failed
            not_found         | failed
            html              | scheduled
            wrong_type        | revoked
            """)
    void revoking(String what, String revocation) {
        stage.create(stage.connector());
        stage.connect();
        ConnectionId id = stage.connected();
        stage.fault("revoke", what);

        Api.Answer answer = stage.backend.delete("/api/v1/connections/" + id.text());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("revocation").asString()).isEqualTo(revocation);
        assertThat(stage.calls("elsewhere")).isZero();
        assertThat(stage.webhooks(id)).containsExactly("connection.created", "connection.deleted");
        assertThat(stage.backend.get("/api/v1/connections/" + id.text()).status())
                .isEqualTo(404);
    }

    private Api.Answer credentials(ConnectionId id) {
        return stage.backend.get("/api/v1/connections/" + id.text() + "/credentials");
    }

    private Api.Answer verify(ConnectionId id) {
        return stage.backend.post("/api/v1/connections/" + id.text() + "/verify", "");
    }

    private void assertIs(ConnectionId id, String status, @Nullable String reason) {
        JsonNode told = stage.lastWebhook(id).path("data");
        assertThat(told.path("connection").path("status").asString()).isEqualTo(status);
        assertThat(told.path("error").asString(null)).isEqualTo(reason);
        Connection connection = stage.connection(id);
        assertThat(connection.status().text()).isEqualTo(status);
        assertThat(connection.statusReason()).isEqualTo(reason);
        assertThat(connection.deadline() != null).isEqualTo(status.equals("degraded"));
    }

    private static void assertAnswered(Api.Answer answer, int status, @Nullable String sentence) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        if (sentence != null) {
            assertThat(answer.json().path("detail").asString()).isEqualTo(sentence);
            assertThat(answer.json().path("code").asString()).isEqualTo(code(status));
            Sentences.assertTellsNoSecret(answer.text());
        }
    }

    private static String code(int status) {
        return switch (status) {
            case 409 -> "connection_needs_reauth";
            case 422 -> "credentials_refused";
            case 502 -> "verification_unavailable";
            default -> "refresh_unavailable";
        };
    }
}
