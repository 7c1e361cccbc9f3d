package dev.patchbay.sandbox;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request with some of its parts as if they had been written otherwise. */
final class RewrittenRequest extends HttpServletRequestWrapper {

    private final Map<String, String[]> parameters;
    private final Map<String, List<String>> headers = new LinkedHashMap<>();
    private @Nullable String path;

    RewrittenRequest(HttpServletRequest request) {
        super(request);
        this.parameters = new LinkedHashMap<>(request.getParameterMap());
    }

    RewrittenRequest at(String otherPath) {
        path = otherPath;
        return this;
    }

    RewrittenRequest withParameter(String name, String value) {
        parameters.put(name, new String[] {value});
        return this;
    }

    RewrittenRequest withoutParameterValue(String name, String value) {
        parameters.computeIfPresent(
                name,
                (n, values) ->
                        Arrays.stream(values).filter(v -> !v.equals(value)).toArray(String[]::new));
        return this;
    }

    /** With that header alone under its name, or with none. */
    RewrittenRequest withHeader(String name, @Nullable String value) {
        headers.put(name, value == null ? List.of() : List.of(value));
        return this;
    }

    @Override
    public @Nullable String getParameter(String name) {
        String[] values = parameters.get(name);
        return values == null || values.length == 0 ? null : values[0];
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
        return parameters.get(name);
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        return Collections.unmodifiableMap(parameters);
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.enumeration(parameters.keySet());
    }

    @Override
    public @Nullable String getHeader(String name) {
        List<String> own = own(name);
        return own == null ? super.getHeader(name) : own.isEmpty() ? null : own.getFirst();
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        List<String> own = own(name);
        return own == null ? super.getHeaders(name) : Collections.enumeration(own);
    }

    @Override
    public String getRequestURI() {
        return path == null ? super.getRequestURI() : path;
    }

    @Override
    public String getServletPath() {
        return path == null ? super.getServletPath() : path;
    }

    private @Nullable List<String> own(String name) {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }
}
