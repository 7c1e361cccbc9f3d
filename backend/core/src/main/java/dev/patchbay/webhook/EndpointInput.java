package dev.patchbay.webhook;

import java.util.List;

/** What an author says of an endpoint, unchecked. */
public record EndpointInput(String url, String description, List<String> types, boolean enabled) {

    /** What the endpoint says now, to change a part of. */
    public static EndpointInput of(WebhookEndpoint endpoint) {
        return new EndpointInput(
                endpoint.url(),
                endpoint.description(),
                endpoint.types().stream().map(WebhookType::text).toList(),
                endpoint.enabled());
    }
}
