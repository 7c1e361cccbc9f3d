package dev.patchbay.webhook;

import dev.patchbay.gateway.EgressPolicy;
import dev.patchbay.problem.FieldErrors;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import org.springframework.stereotype.Component;

/** What an endpoint may be. */
@Component
class EndpointRules {

    private final EgressPolicy egress;

    EndpointRules(EgressPolicy egress) {
        this.egress = egress;
    }

    /**
     * The input as it is stored.
     *
     * @throws dev.patchbay.problem.InvalidInput when a field is wrong, each named
     */
    EndpointInput check(EndpointInput input) {
        FieldErrors errors = new FieldErrors();
        String url = input.url().strip();
        String description = input.description().strip();
        checkUrl(url, errors);
        if (description.length() > 500 || description.chars().anyMatch(Character::isISOControl)) {
            errors.add("description", "length", "Use at most 500 characters on one line.");
        }
        List<String> types = input.types().stream().distinct().toList();
        for (int i = 0; i < types.size(); i++) {
            if (WebhookType.parse(types.get(i)).isEmpty()) {
                errors.add("types[" + i + "]", "unknown", "There is no such type; leave the list empty for all.");
            }
        }
        errors.throwIfAny();
        return new EndpointInput(url, description, types, input.enabled());
    }

    private void checkUrl(String url, FieldErrors errors) {
        if (url.isEmpty()) {
            errors.add("url", "required", "Give the address of your receiver, starting with https://.");
        } else if (url.length() > 2000 || !isPlain(url)) {
            errors.add("url", "url", "Give an http or https address without a user name and without a #fragment.");
        } else {
            egress.refusal(url).ifPresent(sentence -> errors.add("url", "url_refused", sentence));
        }
    }

    private static boolean isPlain(String url) {
        try {
            URI uri = new URI(url);
            return uri.getScheme() != null
                    && uri.getScheme().matches("(?i)https?")
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawFragment() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
