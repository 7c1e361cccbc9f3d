package dev.patchbay.sandbox;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ServletRequestPathUtils;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads requests that are written as a behaviour wants them, so that the rest of the sandbox finds them as specified. */
final class BehaviourRequests extends OncePerRequestFilter {

    static final String TOKEN = "/sandbox/oauth2/token";

    /** The other address for refreshes. */
    static final String REFRESH = "/sandbox/oauth2/refresh";

    private static final String TOKEN_HEADER = "X-Sandbox-Token";
    private static final String ASKED_AT = BehaviourRequests.class.getName() + ".askedAt";
    private static final JsonMapper JSON = new JsonMapper();

    private final Behaviours behaviours;

    BehaviourRequests(Behaviours behaviours) {
        this.behaviours = behaviours;
    }

    /** Whether a token request came to the address for refreshes. */
    static boolean askedAtRefreshUrl(HttpServletRequest request) {
        return REFRESH.equals(request.getAttribute(ASKED_AT));
    }

    static boolean isJson(HttpServletRequest request) {
        return String.valueOf(request.getContentType()).startsWith(MediaType.APPLICATION_JSON_VALUE);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(read(request), response);
    }

    private HttpServletRequest read(HttpServletRequest request) throws IOException {
        String path = request.getRequestURI();
        if (path.equals(REFRESH) || path.equals(TOKEN)) {
            request.setAttribute(ASKED_AT, path);
            return tokenRequest(request);
        }
        if (path.equals("/sandbox/oauth2/authorize") || path.equals(DeviceEndpoints.VERIFICATION)) {
            return authorization(request);
        }
        if (path.startsWith("/sandbox/api/") && behaviours.has(Behaviour.TOKEN_HEADER)) {
            String token = request.getHeader(TOKEN_HEADER);
            return new RewrittenRequest(request)
                    .withHeader(HttpHeaders.AUTHORIZATION, token == null ? null : "Bearer " + token);
        }
        return request;
    }

    private HttpServletRequest tokenRequest(HttpServletRequest request) throws IOException {
        RewrittenRequest rewritten = new RewrittenRequest(request).at(TOKEN);
        // What stands before has parsed the path already, and matchers read that.
        ServletRequestPathUtils.parseAndCache(rewritten);
        if (behaviours.has(Behaviour.JSON_REQUESTS) && isJson(request)) {
            parameters(request).forEach(rewritten::withParameter);
        }
        return rewritten;
    }

    private HttpServletRequest authorization(HttpServletRequest request) {
        String[] scopes = request.getParameterValues("scope");
        if (scopes == null) {
            return request;
        }
        RewrittenRequest rewritten = new RewrittenRequest(request);
        if (behaviours.has(Behaviour.COMMA_SCOPES) && request.getMethod().equals("GET")) {
            rewritten.withParameter("scope", String.join(" ", scopes).replace(',', ' '));
        }
        // The consent page posts each scope by itself.
        if (behaviours.has(Behaviour.FEWER_SCOPES) && request.getMethod().equals("POST")) {
            rewritten.withoutParameterValue("scope", SandboxScope.CONTACTS_READ.value());
        }
        return rewritten;
    }

    private static Map<String, String> parameters(HttpServletRequest request) throws IOException {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> property : object(request).properties()) {
            parameters.put(property.getKey(), property.getValue().asString(""));
        }
        return parameters;
    }

    private static JsonNode object(HttpServletRequest request) throws IOException {
        try {
            @Nullable JsonNode read = JSON.readTree(request.getInputStream());
            return Optional.ofNullable(read).orElseGet(JSON::createObjectNode);
        } catch (JacksonException e) {
            return JSON.createObjectNode();
        }
    }
}
