package dev.patchbay.api;

import dev.patchbay.webhook.EndpointInput;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What callers send about webhook endpoints. */
final class WebhookRequests {

    private WebhookRequests() {}

    /** A new endpoint, or a change of one: what is absent stays. */
    public record Endpoint(
            @Nullable String url,
            @Nullable String description,
            @Nullable List<@Nullable String> types,
            @Nullable Boolean enabled) {

        EndpointInput over(EndpointInput before) {
            return new EndpointInput(
                    url == null ? before.url() : url,
                    description == null ? before.description() : description,
                    types == null ? before.types() : Inputs.texts("types", types),
                    enabled == null ? before.enabled() : enabled);
        }
    }

    /** @param overlap seconds for which the former secret signs as well; a day when absent */
    public record Rotation(@Nullable Long overlap) {

        Duration orElse(Duration usual) {
            return overlap == null ? usual : Duration.ofSeconds(Math.clamp(overlap, -1, Integer.MAX_VALUE));
        }
    }

    /** @param since the time of the first failed one, RFC 3339 */
    public record Resend(@Nullable String since) {}
}
