package dev.patchbay.connector;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A URL with places for values: {@code https://{subdomain}.example.com/v1}. A value never leaves its place: in the host it is
 * labels of a host name, in the path one segment's text, in the query one parameter's text. Only a value that begins the
 * template can bring scheme and host along ({@code {instance_url}/services}).
 */
public final class UrlTemplate {

    private static final Pattern SHAPE = Pattern.compile(
            "((?i:https?)://)([^/?#]*)([^?#]*)(\\?[^#]*)?|(\\{" + Template.NAME + "})([^?#]*)(\\?[^#]*)?");

    /** RFC 1123, section 2.1; ASCII alone, so that what is read is where it goes. */
    private static final String LABEL = "[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?";

    private static final Pattern LABELS = Pattern.compile(LABEL + "(\\." + LABEL + ")*");
    private static final Pattern ORIGIN =
            Pattern.compile("(?i)https?://" + LABEL + "(\\." + LABEL + ")*(:\\d{1,5})?(/[A-Za-z0-9._~-]+)*/?");

    private final String text;
    private final String scheme;
    private final Template authority;
    private final Template path;
    private final Template query;

    private UrlTemplate(String text, String scheme, String authority, String path, String query) {
        this.text = text;
        this.scheme = scheme;
        this.authority = Template.of(authority);
        this.path = Template.of(path);
        this.query = Template.of(query);
    }

    /** @throws IllegalArgumentException when it does not have the form of an http or https URL */
    public static UrlTemplate of(String text) {
        Matcher shape = SHAPE.matcher(text);
        if (!shape.matches()) {
            throw new IllegalArgumentException("Not a URL with scheme and host");
        }
        return shape.group(1) == null
                ? new UrlTemplate(text, "", shape.group(5), orEmpty(shape.group(6)), orEmpty(shape.group(7)))
                : new UrlTemplate(
                        text, shape.group(1), shape.group(2), orEmpty(shape.group(3)), orEmpty(shape.group(4)));
    }

    /** Whether it is a URL as it stands. */
    public boolean isPlain() {
        return Template.of(text).isPlain();
    }

    public Set<String> names() {
        return Template.of(text).names();
    }

    /** The values that decide which host is called. */
    public Set<String> hostNames() {
        return authority.names();
    }

    /** Whether a value brings the whole origin along. */
    public boolean isOpen() {
        return scheme.isEmpty();
    }

    /** Whether a value is all of the host, but for a port. */
    public boolean hostIsValue() {
        return authority.toString().matches("\\{[^{}]*}(:\\d{1,5})?");
    }

    /** What stands after the last value in the host: {@code .example.com}. */
    public String hostSuffix() {
        String host = authority.toString();
        return host.substring(host.lastIndexOf('}') + 1);
    }

    /**
     * @throws Template.MissingValue when a place has no value
     * @throws IllegalArgumentException when a value does not fit its place
     */
    public URI fill(Map<String, String> values) {
        String host = authority.fill(values, this::server);
        return URI.create(
                scheme + host + path.fill(values, PathSegment::encoded) + query.fill(values, UrlTemplate::parameter));
    }

    /** Whether this value can stand wherever its name does, whatever the others are. */
    public boolean takes(String name, String value) {
        try {
            if (authority.names().contains(name)) {
                server(value);
            }
            if (path.names().contains(name)) {
                PathSegment.encoded(value);
            }
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return text;
    }

    /** A value as it stands where the server is named. */
    private String server(String value) {
        return isOpen() ? origin(value) : labels(value);
    }

    private static String labels(String value) {
        if (value.length() > 200 || !LABELS.matcher(value).matches()) {
            throw new IllegalArgumentException("This is not part of a host name");
        }
        return value;
    }

    private static String origin(String value) {
        if (value.length() > 500
                || !ORIGIN.matcher(value).matches()
                || value.contains("/..")
                || value.contains("/./")) {
            throw new IllegalArgumentException("This is not the address of a server");
        }
        return value.endsWith("/") ? value.substring(0, value.length() - 1) : value;
    }

    private static String parameter(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static String orEmpty(String group) {
        return group == null ? "" : group;
    }
}
