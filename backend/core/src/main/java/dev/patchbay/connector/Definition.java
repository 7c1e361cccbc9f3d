package dev.patchbay.connector;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The part of a connector that decides where credentials go and what is done with them. An organization that uses
 * another's public connector keeps the definition that it accepted.
 *
 * @param baseUrl the app's API; absent when there is none to call
 * @param limits how many calls may pass through the proxy; the installation's own limits alone when absent
 */
public record Definition(
        @Nullable String baseUrl,
        List<AuthMethod> authMethods,
        @Nullable Verification verification,
        List<JsonNode> actions,
        List<JsonNode> events,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable CallLimits limits) {

    public Definition {
        authMethods = List.copyOf(authMethods);
        actions = actions == null ? List.of() : List.copyOf(actions);
        events = events == null ? List.of() : List.copyOf(events);
    }

    /** Without limits of its own. */
    public Definition(
            @Nullable String baseUrl,
            List<AuthMethod> authMethods,
            @Nullable Verification verification,
            List<JsonNode> actions,
            List<JsonNode> events) {
        this(baseUrl, authMethods, verification, actions, events, null);
    }

    /** How many calls its app bears. */
    public CallLimits callLimits() {
        return limits == null ? CallLimits.NONE : limits;
    }

    public Optional<AuthMethod> method(String key) {
        for (AuthMethod method : authMethods) {
            if (method.key().equals(key)) {
                return Optional.of(method);
            }
        }
        return Optional.empty();
    }

    /** Where the app's API is for this method's credentials: a template; absent when there is none to call. */
    public @Nullable String baseUrl(AuthMethod method) {
        String own = method.baseUrl();
        return own == null ? baseUrl : own;
    }

    /** The call that proves this method's credentials. */
    public @Nullable Verification verification(AuthMethod method) {
        Verification own = method.verification();
        return own == null ? verification : own;
    }

    /** The method of that key, unless it takes other credentials by now: its author may change it. */
    public Optional<AuthMethod> method(String key, String type) {
        return method(key).filter(method -> method.type().equals(type));
    }

    public AuthMethod defaultMethod() {
        return authMethods.stream().filter(AuthMethod::isDefault).findFirst().orElse(authMethods.getFirst());
    }
}
