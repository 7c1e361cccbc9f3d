package dev.patchbay.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.api.Api;
import dev.patchbay.authorization.Attempts;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/** The popup of a person who is signed in to the sandbox as Ada and allows all that is asked. */
final class Popup {

    private static final String PERSON = "sandbox_person=ada";
    private static final Pattern CONSENT = Pattern.compile("name=\"state\" value=\"([^\"]+)\"");

    private final Api browser;

    Popup(Api browser) {
        this.browser = browser;
    }

    /** From the start page to the app and back; where the app shows a page of its own instead, it ends there. */
    void go(Attempts.Offer offer) {
        Api.Answer departed = browser.post(
                "/connect/authorize/" + offer.id().text(),
                JsonMapper.shared().writeValueAsString(Map.of("proof", offer.proof())));
        assertThat(departed.status()).as(departed.toString()).isEqualTo(200);
        String cookie = departed.header("Set-Cookie");
        URI request = URI.create(departed.json().path("to").asString());
        Api.Answer asked = visit(request, PERSON);
        URI back = URI.create(asked.header("Location"));
        if (back.getPath().equals("/sandbox/consent")) {
            back = URI.create(allow(back, request).header("Location"));
        }
        Api.Answer arrived = visit(back, cookie.substring(0, cookie.indexOf(';')));
        assertThat(arrived.status()).as(arrived.toString()).isEqualTo(303);
    }

    private Api.Answer allow(URI consent, URI request) {
        Matcher state = CONSENT.matcher(visit(consent, PERSON).text());
        assertThat(state.find()).isTrue();
        StringBuilder form = new StringBuilder("client_id=" + parameter(request, "client_id") + "&state="
                + URLEncoder.encode(state.group(1), StandardCharsets.UTF_8));
        for (String scope : parameter(request, "scope").split("[ ,]")) {
            form.append("&scope=").append(scope);
        }
        return browser.send(
                "POST",
                "/sandbox/oauth2/authorize",
                form.toString().getBytes(StandardCharsets.US_ASCII),
                "application/x-www-form-urlencoded",
                "Cookie",
                PERSON);
    }

    private Api.Answer visit(URI address, String cookie) {
        String query = address.getRawQuery();
        return browser.send(
                "GET", address.getRawPath() + (query == null ? "" : "?" + query), null, null, "Cookie", cookie);
    }

    private static String parameter(URI uri, String name) {
        for (String pair : uri.getRawQuery().split("&")) {
            if (pair.startsWith(name + "=")) {
                return URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8);
            }
        }
        return "";
    }
}
