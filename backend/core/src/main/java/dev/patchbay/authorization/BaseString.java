package dev.patchbay.authorization;

import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What an OAuth 1.0a signature is made over (RFC 5849, section 3.4.1). */
final class BaseString {

    private BaseString() {}

    /** Name and value, both encoded; their order is that of section 3.4.1.3.2. */
    private record Parameter(String name, String value) {

        static final Comparator<Parameter> ORDER =
                Comparator.comparing(Parameter::name).thenComparing(Parameter::value);
    }

    /**
     * @param protocol the {@code oauth_…} parameters, without realm and signature
     * @param form the body when it is a form, else empty
     */
    static String of(String method, URI uri, Map<String, String> protocol, String form) {
        List<Parameter> parameters = new ArrayList<>();
        protocol.forEach((name, value) ->
                parameters.add(new Parameter(PercentEncoding.encode(name), PercentEncoding.encode(value))));
        String query = uri.getRawQuery();
        addForm(query == null ? "" : query, parameters);
        addForm(form, parameters);
        String normalized = parameters.stream()
                .sorted(Parameter.ORDER)
                .map(parameter -> parameter.name() + "=" + parameter.value())
                .collect(Collectors.joining("&"));
        return PercentEncoding.encode(method.toUpperCase(Locale.ROOT)) + "&" + PercentEncoding.encode(address(uri))
                + "&" + PercentEncoding.encode(normalized);
    }

    /** Section 3.4.1.2. */
    private static String address(URI uri) {
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        String host = String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT);
        int port = uri.getPort();
        boolean usual = port < 0 || scheme.equals("http") && port == 80 || scheme.equals("https") && port == 443;
        String path = uri.getRawPath();
        return scheme + "://" + host + (usual ? "" : ":" + port) + (path == null || path.isEmpty() ? "/" : path);
    }

    private static void addForm(String text, List<Parameter> parameters) {
        for (String pair : text.split("&")) {
            if (pair.isEmpty()) {
                continue;
            }
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            parameters.add(new Parameter(reencoded(name), reencoded(value)));
        }
    }

    private static String reencoded(String text) {
        return PercentEncoding.encode(PercentEncoding.decodeForm(text));
    }
}
