package dev.patchbay.sandbox;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.StringJoiner;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes the token endpoint's answers as the behaviours have it. */
@InSandbox
@Component
class TokenAnswers {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String LIFETIME = "expires_in";
    private static final String END = "expires_at";
    private static final long AN_HOUR = 3600;

    private final Behaviours behaviours;
    private final SandboxAddress address;
    private final SandboxGrants grants;
    private final Clock clock;

    TokenAnswers(Behaviours behaviours, SandboxAddress address, SandboxGrants grants, Clock clock) {
        this.behaviours = behaviours;
        this.address = address;
        this.grants = grants;
        this.clock = clock;
    }

    /** @param body the answer as RFC 6749 has it; what is no token goes out as it is, though in its form */
    void write(int status, byte[] body, HttpServletResponse response) throws IOException {
        JsonNode read = read(body);
        if (!(read instanceof ObjectNode answer)) {
            response.getOutputStream().write(body);
            return;
        }
        if (answer.has("access_token")) {
            lifetime(answer);
            contents(answer);
        }
        JsonNode whole = behaviours.has(Behaviour.NESTED_ANSWERS) ? nested(status, answer) : answer;
        boolean form = behaviours.has(Behaviour.FORM_ANSWERS);
        response.setContentType(form ? MediaType.APPLICATION_FORM_URLENCODED_VALUE : MediaType.APPLICATION_JSON_VALUE);
        response.getOutputStream().write((form ? form(answer) : whole.toString()).getBytes(StandardCharsets.UTF_8));
    }

    private void lifetime(ObjectNode answer) {
        if (behaviours.has(Behaviour.ENDS_EARLY)) {
            answer.put(LIFETIME, AN_HOUR);
        }
        long seconds = answer.path(LIFETIME).asLong(0);
        Instant now =
                behaviours.has(Behaviour.CLOCK_AHEAD) ? clock.instant().plus(BehaviourFilter.AHEAD) : clock.instant();
        Instant end = now.plusSeconds(seconds).truncatedTo(ChronoUnit.SECONDS);
        if (behaviours.has(Behaviour.LIFETIME_TEXT)) {
            answer.put(LIFETIME, String.valueOf(seconds));
        }
        if (behaviours.has(Behaviour.END_SECONDS) || behaviours.has(Behaviour.END_TEXT)) {
            answer.remove(LIFETIME);
            answer.put(END, end.getEpochSecond());
        }
        if (behaviours.has(Behaviour.END_TEXT)) {
            answer.put(END, end.toString());
        }
        if (behaviours.has(Behaviour.NO_LIFETIME)) {
            answer.remove(LIFETIME);
            answer.remove(END);
        }
    }

    private void contents(ObjectNode answer) {
        String[] scopes = answer.path("scope").asString("").split(" ");
        if (behaviours.has(Behaviour.COMMA_SCOPES)) {
            answer.put("scope", String.join(",", scopes));
        }
        if (behaviours.has(Behaviour.SCOPE_LIST)) {
            ArrayNode list = answer.putArray("scope");
            for (String scope : scopes) {
                list.add(scope);
            }
        }
        if (behaviours.has(Behaviour.NO_REFRESH_TOKENS)) {
            answer.remove("refresh_token");
        }
        if (behaviours.has(Behaviour.ACCOUNT_IN_ANSWER)) {
            grants.access(answer.path("access_token").asString(""))
                    .ifPresent(access -> answer.putObject("account")
                            .put("id", SandboxApi.Me.of(access.account()).id()));
            answer.put("instance_url", address.issuer());
        }
    }

    /** As apps do whose every answer is wrapped: refusals have their error at the same depth. */
    private static JsonNode nested(int status, ObjectNode answer) {
        ObjectNode whole = JSON.createObjectNode();
        whole.put("ok", status < 400);
        whole.set("data", answer);
        return whole;
    }

    private static String form(ObjectNode answer) {
        StringJoiner form = new StringJoiner("&");
        answer.properties().forEach(property -> {
            if (!property.getValue().isContainer()) {
                form.add(property.getKey() + "="
                        + UriUtils.encode(property.getValue().asString(""), "UTF-8"));
            }
        });
        return form.toString();
    }

    private static JsonNode read(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (JacksonException e) {
            return JSON.missingNode();
        }
    }
}
