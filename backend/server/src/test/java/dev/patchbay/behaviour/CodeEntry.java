package dev.patchbay.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.api.Api;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A person who is signed in to the sandbox as Ada and enters a code there, in a browser of their own. */
final class CodeEntry {

    private static final String PERSON = "sandbox_person=ada";
    private static final String VERIFICATION = "/sandbox/oauth2/device_verification";
    private static final Pattern HIDDEN = Pattern.compile("<input type=\"hidden\" name=\"(.+?)\" value=\"(.*?)\">");

    private final Api browser;

    CodeEntry(Api browser) {
        this.browser = browser;
    }

    /** What the page says to a code: it leads on to the question whether to give access, or it stays. */
    Api.Answer enter(String code) {
        return visit(VERIFICATION + "?user_code=" + encode(code));
    }

    void allow(String code) {
        assertThat(answer(code, true).text()).contains("You gave access");
    }

    void deny(String code) {
        assertThat(answer(code, false).text()).contains("You did not give access");
    }

    private Api.Answer answer(String code, boolean allowed) {
        URI consent = URI.create(enter(code).header("Location"));
        Matcher hidden = HIDDEN.matcher(
                visit(consent.getRawPath() + "?" + consent.getRawQuery()).text());
        Set<String> form = new LinkedHashSet<>();
        while (hidden.find()) {
            if (allowed || !hidden.group(1).equals("scope")) {
                form.add(hidden.group(1) + "=" + encode(hidden.group(2)));
            }
        }
        return browser.send(
                "POST",
                VERIFICATION,
                String.join("&", form).getBytes(StandardCharsets.US_ASCII),
                "application/x-www-form-urlencoded",
                "Cookie",
                PERSON);
    }

    private Api.Answer visit(String path) {
        return browser.send("GET", path, null, null, "Cookie", PERSON);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
