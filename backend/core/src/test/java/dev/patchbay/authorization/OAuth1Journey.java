package dev.patchbay.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.authorization.RedirectFlow.Callback;
import dev.patchbay.authorization.RedirectFlow.Departure;
import dev.patchbay.connect.WidgetScope;
import dev.patchbay.connector.Connector;
import dev.patchbay.id.AttemptId;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One person's way through an OAuth 1.0a app, by hand, so that each step can go wrong. */
record OAuth1Journey(
        RedirectFlow flow, Attempts attempts, WidgetScope widget, Connector connector, Attempts.Offer offer) {

    /** A person who is at the app now. */
    record Left(URI at, BrowserBinding.Cookie cookie) {

        String requestToken() {
            return query(at).getOrDefault("oauth_token", "");
        }

        Optional<String> read(String name) {
            return name.equals(cookie.name()) ? Optional.of(cookie.value()) : Optional.empty();
        }
    }

    Departure depart() {
        return flow.depart(offer.id(), offer.proof());
    }

    Left left() {
        Departure departure = depart();
        assertThat(departure).as("%s", attempt().failure()).isInstanceOf(Departure.To.class);
        Departure.To to = (Departure.To) departure;
        return new Left(to.uri(), to.cookie());
    }

    /** Back in the browser that left. */
    Attempt back(Left left, String state, Map<String, String> parameters) {
        return flow.arrive(new Callback(redirectUri(connector), state, parameters), left::read)
                .attempt();
    }

    static String redirectUri(Connector connector) {
        return "https://connect.example.com/oauth/callback/" + connector.id().text();
    }

    Attempt attempt() {
        return attempts.get(widget, offer.id());
    }

    AttemptId id() {
        return offer.id();
    }

    @Nullable
    String failureCode() {
        Attempt.Failure failure = attempt().failure();
        return failure == null ? null : failure.code();
    }

    static Map<String, String> query(URI uri) {
        Map<String, String> query = new HashMap<>();
        for (String pair : uri.getRawQuery().split("&")) {
            int equals = pair.indexOf('=');
            query.put(pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return query;
    }
}
