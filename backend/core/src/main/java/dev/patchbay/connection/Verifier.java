package dev.patchbay.connection;

import dev.patchbay.connector.AppUrl;
import dev.patchbay.connector.AuthMethod;
import dev.patchbay.connector.Capture;
import dev.patchbay.connector.Connector;
import dev.patchbay.connector.OAuth2;
import dev.patchbay.connector.Template;
import dev.patchbay.connector.UrlTemplate;
import dev.patchbay.connector.Verification;
import dev.patchbay.connector.Verification.AccountPointers;
import dev.patchbay.gateway.Call;
import dev.patchbay.gateway.CallFailed;
import dev.patchbay.gateway.Gateway;
import dev.patchbay.gateway.Header;
import dev.patchbay.gateway.Limits;
import dev.patchbay.gateway.Purpose;
import dev.patchbay.gateway.Redirects;
import dev.patchbay.gateway.Reply;
import dev.patchbay.gateway.RetryAfter;
import dev.patchbay.organization.Scope;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.io.JsonStringEncoder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Proves credentials by their connector's verification call, or their method's own, and reads whose account they open. */
@Component
public class Verifier {

    private static final AccountPointers USUAL_PLACES = new AccountPointers("/id", "/name", "/email");

    /** OpenID Connect Core 1.0, section 5.1. */
    private static final AccountPointers STANDARD_CLAIMS = new AccountPointers("/sub", "/name", "/email");

    private static final int LONGEST_ACCOUNT_TEXT = 300;

    private final Gateway gateway;
    private final AppCalls calls;
    private final Clock clock;
    private final JsonMapper json = new JsonMapper();

    Verifier(Gateway gateway, AppCalls calls, Clock clock) {
        this.gateway = gateway;
        this.calls = calls;
        this.clock = clock;
    }

    /** What the call showed. */
    public sealed interface Outcome {}

    /**
     * They work.
     *
     * @param called false when the connector has no call to make
     * @param values the connection's, with what the app told
     */
    public record Works(Account account, boolean called, Map<String, String> values) implements Outcome {

        /** What was asked before completes it. */
        Works besides(Works before) {
            return new Works(before.account().and(account), true, values);
        }

        /** What was captured under the names of an account's parts names it where no call did. */
        Works named() {
            Account captured =
                    new Account(values.get("account_id"), values.get("account_name"), values.get("account_email"));
            return new Works(captured.and(account), called, values);
        }
    }

    /** The app said no. */
    public record Refused(int status, String message) implements Outcome {

        /** For whoever helps the person. */
        public String detail() {
            return Verifier.detail(status);
        }

        /**
         * Whether it is these credentials that the app said no to. Another status may as well mean that the call is no longer
         * where the connector says it is.
         */
        boolean isProof() {
            return status < 300 || status == 401 || status == 403;
        }
    }

    /**
     * The app gave no usable answer.
     *
     * @param message one sentence that tells the person what to do
     * @param detail for whoever helps them
     */
    public record NoAnswer(String message, String detail) implements Outcome {}

    /**
     * Makes the connector's call and, for OAuth 2.0, the one that tells whose account it is.
     *
     * @param values the connection's own, for templates
     */
    public Outcome verify(
            Scope scope, Connector connector, AuthMethod method, Credentials credentials, Map<String, String> values) {
        Works known = new Works(Account.UNKNOWN, false, values);
        String userinfo = method instanceof OAuth2 oauth2 ? oauth2.userinfoUrl() : null;
        if (userinfo != null) {
            Outcome asked = userinfo(scope, connector, (OAuth2) method, credentials, values, userinfo);
            if (!(asked instanceof Works told)) {
                return asked;
            }
            known = told;
        }
        Verification verification = connector.definition().verification(method);
        if (verification == null || connector.definition().baseUrl(method) == null) {
            return known.named();
        }
        Outcome proof = ask(scope, connector, method, credentials, known.values(), verification);
        return proof instanceof Works works ? works.besides(known).named() : proof;
    }

    private Outcome ask(
            Scope scope,
            Connector connector,
            AuthMethod method,
            Credentials credentials,
            Map<String, String> values,
            Verification verification) {
        Reply reply;
        try {
            String base = String.valueOf(connector.definition().baseUrl(method));
            Call call = call(base, verification, RequestCredentials.known(credentials, values), values);
            reply = gateway.send(calls.authenticated(scope, connector, method, credentials, values, call));
        } catch (CallFailed e) {
            return new NoAnswer(AppTrouble.unanswered(connector.name(), e), e.detail());
        } catch (IllegalArgumentException e) {
            // A value that the app did not tell, or one that does not fit its place in the address.
            return new Refused(
                    0, connector.name() + " did not tell all that is needed to reach it. Check what you entered.");
        }
        if (!verification.expectStatus().contains(reply.status())) {
            return refusal(connector, reply);
        }
        JsonNode answer = read(reply);
        if (!isAnswer(reply, answer, verification)) {
            return nonsense(connector, reply.status());
        }
        if (!verification.expect().stream().allMatch(expectation -> expectation.isMetBy(answer))) {
            return new Refused(
                    reply.status(), connector.name() + " did not accept these credentials. Check them and try again.");
        }
        Map<String, String> told = new HashMap<>(values);
        told.putAll(Captured.from(Capture.Source.VERIFICATION, method.captures(), answer));
        return new Works(account(answer, verification.account(), USUAL_PLACES), true, told);
    }

    /** An answer that tells nothing takes nothing away: the tokens were proven by being issued. */
    private Outcome userinfo(
            Scope scope,
            Connector connector,
            OAuth2 method,
            Credentials credentials,
            Map<String, String> values,
            String url) {
        Reply reply;
        try {
            Call call = Call.get(UrlTemplate.of(url).fill(values))
                    .withHeader("Accept", "application/json")
                    .withPurpose(Purpose.VERIFICATION)
                    .withLimits(Limits.standard().following(Redirects.NEVER));
            reply = gateway.send(calls.authenticated(scope, connector, method, credentials, values, call));
        } catch (CallFailed e) {
            return new NoAnswer(AppTrouble.unanswered(connector.name(), e), e.detail());
        } catch (IllegalArgumentException e) {
            return new Works(Account.UNKNOWN, false, values);
        }
        if (!reply.ok()) {
            return refusal(connector, reply);
        }
        JsonNode answer = read(reply);
        Map<String, String> told = new HashMap<>(values);
        told.putAll(Captured.from(Capture.Source.USERINFO, method.captures(), answer));
        return new Works(account(answer, method.account(), STANDARD_CLAIMS), true, told);
    }

    private Outcome refusal(Connector connector, Reply reply) {
        String app = connector.name();
        int status = reply.status();
        if (status < 400) {
            return nonsense(connector, status);
        }
        if (status == 429 || status >= 500) {
            Duration wait = RetryAfter.of(reply, clock.instant());
            return new NoAnswer(AppTrouble.fault(app, status, wait), detail(status));
        }
        return status == 401 || status == 403
                ? new Refused(status, app + " did not accept these credentials. Check them and try again.")
                : new Refused(status, app + " did not accept this. Check what you entered and try again.");
    }

    /** A web page where data should be is a notice or a sign-in form, and half an answer is none: neither proves anything. */
    private static boolean isAnswer(Reply reply, JsonNode read, Verification verification) {
        if (!read.isMissingNode()) {
            return true;
        }
        boolean wanted =
                verification.account() != null || !verification.expect().isEmpty();
        boolean page = reply.header("Content-Type")
                .filter(type -> type.toLowerCase(Locale.ROOT).startsWith("text/html"))
                .isPresent();
        boolean empty = reply.body().length == 0;
        return !wanted && (empty || !page && !reply.isJson());
    }

    private static Outcome nonsense(Connector connector, int status) {
        return new NoAnswer(AppTrouble.nonsense(connector.name()), detail(status));
    }

    private static String detail(int status) {
        return status == 0 ? "A value is missing or does not fit" : "The test call answered with status " + status;
    }

    private static Call call(
            String base, Verification verification, Map<String, String> known, Map<String, String> values) {
        String path = verification.path();
        URI target = AppUrl.isWhole(path) ? UrlTemplate.of(path).fill(values) : below(base, path, values);
        List<Header> headers = new ArrayList<>(List.of(new Header("Accept", "application/json")));
        Template.fillKnown(verification.headers(), known).forEach((name, value) -> {
            headers.removeIf(header -> header.named(name));
            headers.add(new Header(name, value));
        });
        Limits limits = Limits.standard().following(Redirects.NEVER);
        Call call = new Call(verification.method(), target, headers, null, limits, Purpose.VERIFICATION);
        String body = verification.body();
        return body == null ? call : call.withBody("application/json", filled(body, known));
    }

    private static URI below(String template, String path, Map<String, String> values) {
        String base = UrlTemplate.of(template).fill(values).toString();
        URI origin = URI.create(base);
        // Filled as part of a URL, so that a value stays in its place in the path.
        String root = origin.getScheme() + "://" + origin.getRawAuthority();
        String below = AppUrl.join(base, path).substring(root.length());
        return UrlTemplate.of(root + below).fill(values);
    }

    private static byte[] filled(String body, Map<String, String> known) {
        return Template.of(body).fill(known, Verifier::inJson).getBytes(StandardCharsets.UTF_8);
    }

    /** A value stays within the quotes that its author put around it. */
    private static String inJson(String value) {
        return new String(JsonStringEncoder.getInstance().quoteAsCharArray(value));
    }

    private JsonNode read(Reply reply) {
        try {
            return json.readTree(reply.body());
        } catch (JacksonException e) {
            return json.missingNode();
        }
    }

    private static Account account(JsonNode answer, @Nullable AccountPointers pointers, AccountPointers usual) {
        AccountPointers places = pointers == null ? usual : pointers;
        return new Account(
                text(answer, places.id()).orElse(null),
                text(answer, places.name()).orElse(null),
                text(answer, places.email()).orElse(null));
    }

    private static Optional<String> text(JsonNode answer, @Nullable String pointer) {
        if (pointer == null || !pointer.startsWith("/")) {
            return Optional.empty();
        }
        JsonNode found = answer.at(pointer);
        if (!found.isString() && !found.isNumber()) {
            return Optional.empty();
        }
        String text = found.asString().replaceAll("\\p{Cntrl}", " ").strip();
        return text.isEmpty()
                ? Optional.empty()
                : Optional.of(text.substring(0, Math.min(text.length(), LONGEST_ACCOUNT_TEXT)));
    }
}
