package dev.patchbay.connector;

import dev.patchbay.gateway.EgressPolicy;
import dev.patchbay.problem.FieldErrors;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What makes a URL valid that credentials will be sent to, a template or a plain one. */
final class UrlRules {

    static final int LONGEST = 2000;

    /** A host stays the app's own when a value is followed by at least a registered name: {@code .example.com}. */
    private static final String OWN_DOMAIN = "(?i)(\\.[a-z0-9-]+){2,}(:\\d{1,5})?|\\.localhost(:\\d{1,5})?";

    private final EgressPolicy egress;

    UrlRules(EgressPolicy egress) {
        this.egress = egress;
    }

    /**
     * What the values in a URL may be.
     *
     * @param known their names
     * @param listed those that can only be one of a few
     * @param bounded those that a pattern holds to the app's own servers; as the whole of a host, not as a part of it
     * @param anyHost whether a person may name any server: nothing but their own credentials goes there
     */
    record Values(Set<String> known, Set<String> listed, Set<String> bounded, boolean anyHost) {
        static final Values NONE = new Values(Set.of(), Set.of(), Set.of(), false);
    }

    void check(String field, @Nullable String url, Values values, FieldErrors errors) {
        if (url == null || url.isBlank()) {
            errors.add(field, "required", "This URL is missing.");
            return;
        }
        UrlTemplate template;
        try {
            template = UrlTemplate.of(url);
        } catch (IllegalArgumentException e) {
            errors.add(field, "url", "Write a whole URL, starting with https://.");
            return;
        }
        if (url.length() > LONGEST || template.isPlain() && !isUrl(url)) {
            errors.add(field, "url", "Write a whole URL, starting with https://.");
        } else if (template.isPlain()) {
            egress.refusal(url).ifPresent(why -> errors.add(field, "url_refused", why));
        } else {
            checkNames(field, template, values, errors);
            checkHost(field, template, values, errors);
        }
    }

    private static void checkNames(String field, UrlTemplate template, Values values, FieldErrors errors) {
        for (String name : template.names()) {
            if (!values.known().contains(name)) {
                errors.add(
                        field,
                        "unknown_value",
                        "There is no {" + name + "}: add a field that is not secret, or a capture, of this name.");
            }
        }
    }

    /** Against a host escape: what a person enters must not decide whose server gets the credentials. */
    private static void checkHost(String field, UrlTemplate template, Values values, FieldErrors errors) {
        boolean bounded = template.hostIsValue() && values.bounded().containsAll(template.hostNames());
        boolean free = !bounded && !values.listed().containsAll(template.hostNames());
        boolean inDomain = template.hostSuffix().matches(OWN_DOMAIN) && !template.isOpen();
        if (free && !inDomain && !values.anyHost()) {
            errors.add(
                    field,
                    "host_escape",
                    "End the host with the app's own domain, such as https://{subdomain}.example.com, or give the value options.");
        }
    }

    static boolean isUrl(String url) {
        try {
            return URI.create(url).isAbsolute();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
